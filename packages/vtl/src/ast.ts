import type { Span } from './diagnostics.ts'

/** A parsed template. Spans are offsets into `source`. */
export interface Template extends Span {
  readonly kind: 'template'
  readonly source: string
  readonly body: Block
  readonly dialect: Dialect
}

/** Plain Velocity 1.7, or Velocity as API Gateway runs it. */
export type Dialect = 'velocity' | 'apigateway'

export interface Block extends Span {
  readonly kind: 'block'
  readonly statements: readonly Statement[]
  /** How many levels directives and expressions nest inside. */
  readonly levels: number
}

export type Statement =
  | Text
  | Comment
  | Reference
  | SetDirective
  | IfDirective
  | ForeachDirective
  | DefineDirective
  | MacroDefinition
  | MacroCall
  | EvaluateDirective
  | ResourceDirective
  | BreakDirective
  | StopDirective
  | BrokenDirective

/** What is printed as it stands; `text` differs from the source where escapes were resolved or characters are lost. */
export interface Text extends Span {
  readonly kind: 'text'
  readonly text: string
  readonly from: 'text' | 'escape' | 'text-block' | 'literal'
}

export interface Comment extends Span {
  readonly kind: 'comment'
  readonly style: 'line' | 'block'
  /** What stood before the comment in the same token and is printed. */
  readonly before: string
}

export interface Reference extends Span {
  readonly kind: 'reference'
  /** Without `$`, `!` and braces. */
  readonly name: string
  readonly nameSpan: Span
  /** `$!name` */
  readonly quiet: boolean
  /** `${name}` */
  readonly formal: boolean
  readonly accessors: readonly Accessor[]
  /** The reference as written, from its `$` on. */
  readonly source: string
  /** What is printed when the value is null. */
  readonly nullText: string
  /** Text of the same token before the `$`, printed always. */
  readonly before: string
  /** Half of the backslashes before the reference. */
  readonly backslashes: string
  /** An odd number of backslashes: a value prints as source, null as source with a backslash. */
  readonly escaped: boolean
}

export type Accessor = PropertyAccess | MethodAccess | IndexAccess

export interface PropertyAccess extends Span {
  readonly kind: 'property'
  readonly name: string
}

export interface MethodAccess extends Span {
  readonly kind: 'method'
  readonly name: string
  readonly nameSpan: Span
  readonly args: readonly Expression[]
}

export interface IndexAccess extends Span {
  readonly kind: 'index'
  readonly index: Expression
}

export interface SetDirective extends Span {
  readonly kind: 'set'
  readonly target: Reference
  /** The variable that a target without accessors assigns: `{` and `!x` for `${x}` and `$!x`, as Velocity has it. */
  readonly variable: string
  readonly value: Expression
  readonly header: Span
}

export interface IfBranch extends Span {
  readonly condition: Expression
  readonly header: Span
  readonly body: Block
}

export interface IfDirective extends Span {
  readonly kind: 'if'
  readonly branches: readonly IfBranch[]
  readonly otherwise: (Block & { readonly header?: Span }) | null
}

export interface ForeachDirective extends Span {
  readonly kind: 'foreach'
  readonly variable: string
  readonly variableSpan: Span
  readonly list: Expression
  readonly body: Block
  readonly header: Span
}

export interface DefineDirective extends Span {
  readonly kind: 'define'
  readonly variable: string
  readonly variableSpan: Span
  readonly body: Block
  readonly header: Span
}

export interface MacroDefinition extends Span {
  readonly kind: 'macro'
  readonly name: string
  readonly parameters: readonly string[]
  readonly body: Block
  readonly header: Span
}

/** `#name(…)`, `#name`, or `#@name(…)…#end`: a macro, or text when there is none of that name. */
export interface MacroCall extends Span {
  readonly kind: 'macro-call'
  readonly name: string
  readonly args: readonly Expression[]
  /** Of `#@name(…)…#end`. */
  readonly body: Block | null
  /** Printed when there is no such macro. */
  readonly source: string
  readonly header: Span
}

export interface EvaluateDirective extends Span {
  readonly kind: 'evaluate'
  readonly argument: Expression
}

/** `#parse` and `#include`: there are no resources, so running one fails. */
export interface ResourceDirective extends Span {
  readonly kind: 'resource'
  readonly directive: 'parse' | 'include'
  readonly args: readonly Expression[]
}

export interface BreakDirective extends Span {
  readonly kind: 'break'
  /** `#break($foreach.parent)` */
  readonly scope: Expression | null
}

export interface StopDirective extends Span {
  readonly kind: 'stop'
  readonly message: Expression | null
}

/** Parses, but fails when it is reached. */
export interface BrokenDirective extends Span {
  readonly kind: 'broken'
  readonly directive: string
  readonly message: string
}

export type Expression =
  | Reference
  | StringLiteral
  | NumberLiteral
  | BooleanLiteral
  | ListLiteral
  | RangeLiteral
  | MapLiteral
  | UnaryExpression
  | BinaryExpression
  | Word

export interface StringLiteral extends Span {
  readonly kind: 'string'
  /** The content with doubled quotes resolved; of an interpolated one, the template inside. */
  readonly text: string
  /** The template inside, rendered when the literal is evaluated; null for literal text. */
  readonly template: Block | null
  /** The last character of the rendered text is one that parsing added. */
  readonly trimsLast: boolean
}

export interface NumberLiteral extends Span {
  readonly kind: 'number'
  readonly text: string
  readonly form: 'integer' | 'decimal'
}

export interface BooleanLiteral extends Span {
  readonly kind: 'boolean'
  readonly value: boolean
}

export interface ListLiteral extends Span {
  readonly kind: 'list'
  readonly items: readonly Expression[]
}

export interface RangeLiteral extends Span {
  readonly kind: 'range'
  readonly from: Expression
  readonly to: Expression
}

export interface MapLiteral extends Span {
  readonly kind: 'map'
  readonly entries: readonly { readonly key: Expression; readonly value: Expression }[]
}

export interface UnaryExpression extends Span {
  readonly kind: 'not'
  readonly operand: Expression
}

export type BinaryOperator = '||' | '&&' | '==' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '/' | '%'

export interface BinaryExpression extends Span {
  readonly kind: 'binary'
  readonly operator: BinaryOperator
  readonly left: Expression
  readonly right: Expression
  /** The operands as written, for a null operand of `+`. */
  readonly leftSource: string
  readonly rightSource: string
}

/** A bare name: null as a value; `in` of a `#foreach`, or an argument that a macro refuses. */
export interface Word extends Span {
  readonly kind: 'word'
  readonly name: string
}
