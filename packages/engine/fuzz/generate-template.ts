import type { Choice } from './choice.ts'

const names = ['a', 'b', 'list', 'map', 'foreach', 'x-y', 'null', 'input', 'context', 'stageVariables', 'util', 'nope']
const properties = [
  'a',
  'b',
  'name',
  'size',
  'empty',
  'key',
  'value',
  'count',
  'hasNext',
  'parent',
  'requestOverride',
  'header',
  'items',
]
const methods = [
  'size',
  'get',
  'put',
  'add',
  'remove',
  'toString',
  'length',
  'substring',
  'split',
  'replaceAll',
  'matches',
  'keySet',
  'entrySet',
  'values',
  'iterator',
  'next',
  'hashCode',
  'equals',
  'compareTo',
  'format',
  'intValue',
  'isEmpty',
  'contains',
  'charAt',
  'toCharArray',
  'subList',
  'addAll',
  'indexOf',
  'clear',
  'path',
  'json',
  'params',
  'escapeJavaScript',
  'urlEncode',
  'urlDecode',
  'base64Encode',
  'base64Decode',
  'parseJson',
]
const texts = [
  ' ',
  '\n',
  '\r\n',
  '  ',
  'text',
  '"',
  "'",
  '{',
  '}',
  ', ',
  ':',
  '\\',
  '\\\\',
  '$',
  '#',
  '$!',
  '$5',
  '##c\n',
  '#* c *#',
  '#[[ $raw ]]#',
  '#unknown(x)',
  '\\$a',
  '\\#if',
  'é',
  '🚚',
  '#',
  '#@',
  '(',
  ')',
  ']',
]
const strings = [
  '',
  'a',
  '$a',
  '${b}',
  '$.a',
  '$..a',
  '$.items[*].name',
  '$[0]',
  '$.',
  '(a+)+b',
  '[',
  '%',
  '%s',
  '%5.2f',
  '1',
  '{"a":[1]}',
  '{',
  'a b',
  'Zm9v',
  '""',
  '#if(true)x#end',
  '\\u0041',
  '-1',
  '$.a[?(@.b == 1)]',
]
const numbers = [
  '0',
  '1',
  '-1',
  '2',
  '7',
  '1000',
  '2147483647',
  '-2147483648',
  '9223372036854775807',
  '99999999999999999999',
  '1.5',
  '1e3',
  '.5',
  '5.',
  '1e400',
]
const operators = [
  '==',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  '+',
  '-',
  '*',
  '/',
  '%',
  '&&',
  '||',
  'and',
  'or',
  'eq',
  'ne',
  'lt',
  'gt',
]

/** Makes templates that mostly follow the grammar. */
export class TemplateGenerator {
  constructor(private readonly choice: Choice) {}

  block(depth = 4): string {
    return this.choice.several(6, () => this.#statement(depth)).join('')
  }

  #statement(depth: number): string {
    const { choice } = this
    const inner = () => (depth > 0 ? this.block(depth - 1) : choice.of(texts))
    switch (choice.below(depth > 0 ? 14 : 6)) {
      case 0:
      case 1:
        return choice.of(texts)
      case 2:
      case 3:
      case 4:
        return this.reference(depth)
      case 5:
        return `#set(${this.#target(depth)} = ${this.expression(depth)})`
      case 6:
      case 7:
        return `#if(${this.expression(depth)})${inner()}${choice.chance(0.3) ? `#elseif(${this.expression(depth)})${inner()}` : ''}${choice.chance(0.4) ? `#else${inner()}` : ''}#end`
      case 8:
      case 9:
        return `#foreach($${choice.of(names)} in ${this.#source(depth)})${inner()}#end`
      case 10:
        return `#define($${choice.of(names)})${inner()}#end`
      case 11:
        return `#macro(m $a $b)${inner()}#end#m(${this.#operand(depth)} ${this.#operand(depth)})`
      case 12:
        return choice.of([
          '#break',
          '#stop',
          '#break()',
          '#{stop}',
          '#evaluate("$a")',
          '#parse("x")',
          '#include("x")',
          '#{end}',
          '#else',
        ])
      default:
        return `#set($${choice.of(names)} = ${choice.of(["$input.path('$')", '[1..3]', '{"a": [1, 2]}', '"x"'])})`
    }
  }

  reference(depth: number): string {
    const { choice } = this
    const body = `${choice.of(names)}${choice.several(3, () => this.#accessor(depth)).join('')}`
    return choice.of([`$${body}`, `$!${body}`, `\${${body}}`, `$!{${body}}`])
  }

  #accessor(depth: number): string {
    const { choice } = this
    const below = depth - 1
    if (choice.chance(0.4)) return `.${choice.of(properties)}`
    if (choice.chance(0.3)) return `[${this.#operand(below)}]`
    return `.${choice.of(methods)}(${choice.several(2, () => this.#operand(below)).join(', ')})`
  }

  #target(depth: number): string {
    const { choice } = this
    const name = `$${choice.of(names)}`
    return choice.chance(0.6)
      ? name
      : `${name}${choice.chance(0.5) ? `.${choice.of(properties)}` : `[${this.#operand(depth - 1)}]`}`
  }

  #source(depth: number): string {
    return this.choice.chance(0.5)
      ? this.reference(depth - 1)
      : this.choice.of(['[1..4]', '[3..0]', '["a", $a]', '{"k": $b}', '$list', "$input.path('$.items')"])
  }

  expression(depth: number): string {
    const { choice } = this
    if (depth <= 0 || choice.chance(0.4)) return this.#operand(depth)
    if (choice.chance(0.2)) return `!${this.expression(depth - 1)}`
    if (choice.chance(0.2)) return `(${this.expression(depth - 1)})`
    return `${this.expression(depth - 1)} ${choice.of(operators)} ${this.expression(depth - 1)}`
  }

  #operand(depth: number): string {
    const { choice } = this
    switch (choice.below(depth > 0 ? 9 : 5)) {
      case 0:
        return choice.of(numbers)
      case 1:
        return `'${choice.of(strings).replaceAll("'", "''")}'`
      case 2:
        return `"${choice.of(strings).replaceAll('"', '""')}"`
      case 3:
        return choice.of(['true', 'false'])
      case 4:
        return `$${choice.of(names)}`
      case 5:
        return `[${choice.several(3, () => this.#operand(depth - 1)).join(', ')}]`
      case 6:
        return `{${choice.several(2, () => `"${choice.of(properties)}": ${this.#operand(depth - 1)}`).join(', ')}}`
      case 7:
        return `"${this.block(depth - 2).replaceAll('"', '""')}"`
      default:
        return this.reference(depth - 1)
    }
  }
}
