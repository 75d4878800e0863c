export type * as Ast from './ast.ts'
export type { Dialect, Template } from './ast.ts'
export { CompiledTemplate, compileTemplate, type RenderOptions, type RenderResult } from './compile.ts'
export {
  positionAt,
  type RenderErrorCode,
  type Span,
  TemplateParseError,
  type TemplateProblem,
  TemplateRenderError,
} from './diagnostics.ts'
export { formatTemplate } from './format.ts'
export { type HighlightKind, type HighlightToken, lexTemplate } from './highlight.ts'
export { compareNumbers, doubleValue, isNumber, type JavaNumber } from './java/arithmetic.ts'
export { callMethod, methodNamesOf } from './java/call.ts'
export { javaEquals, javaHashCode } from './java/equals.ts'
export { JavaException } from './java/exception.ts'
export { type FromJsonOptions, fromJson, type Json, numberFromJson } from './java/from-json.ts'
export { fromJsonText } from './java/from-json-text.ts'
export { type JsonTextOptions, toJsonText } from './java/json-text.ts'
export { JavaBigDecimal, JavaBigInteger, JavaDouble, JavaFloat, JavaSmallInteger } from './java/number-value.ts'
export {
  compileJavaRegex,
  type JavaMatch,
  type JavaRegex,
  JavaRegexReplacementError,
  JavaRegexSyntaxError,
  javaRegexFlags,
  type RegexBudget,
  RegexBudgetExceeded,
  RegexTooComplex,
} from './java/regex.ts'
export { withRegexBudget } from './java/string-regex.ts'
export { toJavaString } from './java/to-string.ts'
export {
  type HostObject,
  JavaArray,
  JavaCharacter,
  JavaEntry,
  JavaIterator,
  type JavaList,
  JavaMap,
  JavaMapView,
  type JavaValue,
  JsonArray,
  type MapPrinting,
  type OriginTag,
  type ReadMember,
} from './java/value.ts'
export { defaultLimits, LimitExceeded, type LimitName, Meter, type TemplateLimits } from './limits.ts'
export type { Origin, OutputSegment, RenderView, TemplateObserver } from './observe.ts'
export { type FoldingRange, foldingRangesOf, type OutlineItem, outlineOf } from './outline.ts'
export { type ParseOptions, type ParseResult, parseTemplate } from './parse.ts'
export { findSetOf, listReferences, type VariableUse } from './references.ts'
export type { BeyondIterations, Bindings } from './runtime.ts'
export { type Visitor, walkTemplate } from './walk.ts'
