/** A directive as completion offers it. `insert` is a snippet. */
export type DirectiveWord = { name: string; insert: string; text: string }

/** The directives that mapping templates have. */
export const directiveWords: readonly DirectiveWord[] = [
  {
    name: 'set',
    insert: '#set(\\$${1:name} = ${2:value})',
    text: 'Gives a variable a value. Swallows its line end, and blanks before it when nothing else stands on the line.',
  },
  {
    name: 'if',
    insert: '#if(${1:condition})\n$0\n#end',
    text: 'Renders its body when the condition is true. Every reference is true unless it is Boolean false: compare with `!= ""`.',
  },
  { name: 'elseif', insert: '#elseif(${1:condition})', text: 'Another condition of the `#if` around it.' },
  { name: 'else', insert: '#else', text: 'What renders when no condition is true.' },
  { name: 'end', insert: '#end', text: 'Ends `#if`, `#foreach` and `#define`.' },
  {
    name: 'foreach',
    insert: '#foreach(\\$${1:item} in \\$${2:list})\n$0#if(\\$foreach.hasNext),#end\n#end',
    text: 'Renders its body for each item of a list or each value of a map; at most 1,000 passes.',
  },
  {
    name: 'define',
    insert: '#define(\\$${1:block})\n$0\n#end',
    text: 'Keeps a piece of template that renders wherever the variable is printed.',
  },
  { name: 'break', insert: '#break', text: 'Leaves the innermost loop.' },
  { name: 'stop', insert: '#stop', text: 'Ends the rendering; what was printed so far is the output.' },
]

/** Velocity's directives that the service leaves out, and what it does with them. */
export const missingDirectives: Readonly<Record<string, string>> = {
  macro: 'The service defines no macros: the definition prints nothing, and every call prints as it is written.',
  evaluate: 'The service has no #evaluate: it prints as it is written.',
  parse: 'There are no files to read here: #parse fails when it runs.',
  include: 'There are no files to read here: #include fails when it runs.',
}

/** Variables that other Velocity hosts bind and API Gateway does not. */
export const foreignVariables: Readonly<Record<string, string>> = {
  ctx: 'AppSync',
  utils: 'AppSync',
  math: 'Velocity Tools',
  date: 'Velocity Tools',
  esc: 'Velocity Tools',
  number: 'Velocity Tools',
  sorter: 'Velocity Tools',
  display: 'Velocity Tools',
  method: 'AppSync',
}

/** Functions that AppSync's `$util` has and API Gateway's has not. */
export const foreignUtil: ReadonlySet<string> = new Set([
  'toJson',
  'error',
  'appendError',
  'validate',
  'isNull',
  'isNullOrEmpty',
  'isNullOrBlank',
  'defaultIfNull',
  'defaultIfNullOrEmpty',
  'defaultIfNullOrBlank',
  'isString',
  'isNumber',
  'isBoolean',
  'isList',
  'isMap',
  'typeOf',
  'matches',
  'autoId',
  'autoUlid',
  'unauthorized',
  'qr',
  'quiet',
  'time',
  'list',
  'map',
  'dynamodb',
  'rds',
  'http',
  'xml',
  'transform',
  'math',
  'str',
])
