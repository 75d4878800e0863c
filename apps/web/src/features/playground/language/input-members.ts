import type { Member } from './member.ts'

/** What `$input` has. */
export const inputMembers: readonly Member[] = [
  {
    name: 'body',
    type: 'String',
    text: 'The payload as text, as it came. An empty payload is `{}`.',
    example: '$util.escapeJavaScript($input.body)',
  },
  {
    name: 'json',
    call: '(jsonPath)',
    type: 'String',
    text: 'The value at a JSONPath as JSON text, ready to be printed into JSON. A missing value is `""` with its quotes.',
    example: "$input.json('$.items')",
  },
  {
    name: 'path',
    call: '(jsonPath)',
    type: 'String, Number, Boolean, Map or List',
    text: 'The value at a JSONPath, to loop over or to take apart. A missing value is the empty text, which is true in `#if`.',
    example: "$input.path('$.items[0].sku')",
  },
  {
    name: 'params',
    call: '(name)',
    type: 'String',
    text: 'A request parameter: the first of that name in path, query string and headers. Without a name: a map of the maps `path`, `querystring`, `header`.',
    example: "$input.params('orderId')",
  },
]

/** What `$input.params()` has. */
export const paramsMembers: readonly Member[] = [
  { name: 'path', type: 'Map', text: 'The path parameters.' },
  { name: 'querystring', type: 'Map', text: 'The query string parameters, the last value of each.' },
  { name: 'header', type: 'Map', text: 'The headers. Names keep the letters that the client sent.' },
]

/** What `$util` has. */
export const utilMembers: readonly Member[] = [
  {
    name: 'escapeJavaScript',
    call: '(text)',
    type: 'String',
    text: 'Escapes quotes, backslashes, slashes, control and non-ASCII characters. It turns `\'` into `\\\'`, which JSON forbids: add `.replaceAll("\\\\\'", "\'")` to put the result into JSON.',
    example: '"$util.escapeJavaScript($input.path(\'$.name\')).replaceAll("\\\\\'", "\'")"',
  },
  {
    name: 'parseJson',
    call: '(text)',
    type: 'String, Number, Boolean, Map or List',
    text: 'Reads a JSON text, such as an error message that is itself JSON.',
    example: "$util.parseJson($input.path('$.errorMessage'))",
  },
  {
    name: 'urlEncode',
    call: '(text)',
    type: 'String',
    text: 'Encodes for a form or a query string: a blank becomes `+`.',
    example: "$util.urlEncode($input.json('$'))",
  },
  {
    name: 'urlDecode',
    call: '(text)',
    type: 'String',
    text: 'Decodes form fields: `+` becomes a blank.',
    example: "$util.urlDecode($input.params('q'))",
  },
  {
    name: 'base64Encode',
    call: '(text)',
    type: 'String',
    text: 'The UTF-8 bytes of a text as base64, which Kinesis and Firehose want.',
    example: "$util.base64Encode($input.json('$'))",
  },
  {
    name: 'base64Decode',
    call: '(text)',
    type: 'String',
    text: 'The text behind base64. Bytes that are no UTF-8 text do not survive.',
    example: '$util.base64Decode($input.body)',
  },
]

/** What `$foreach` has inside a loop. */
export const foreachMembers: readonly Member[] = [
  { name: 'index', type: 'Integer', text: 'Number of the pass, from 0.' },
  { name: 'count', type: 'Integer', text: 'Number of the pass, from 1.' },
  {
    name: 'hasNext',
    type: 'Boolean',
    text: 'Whether another pass follows: the way to put commas.',
    example: '#if($foreach.hasNext),#end',
  },
  { name: 'first', type: 'Boolean', text: 'Whether this is the first pass.' },
  { name: 'last', type: 'Boolean', text: 'Whether this is the last pass.' },
  { name: 'parent', type: 'Loop', text: 'The loop around this one.' },
  { name: 'topmost', type: 'Loop', text: 'The outermost loop.' },
]

/** The variables that the service binds. */
export const rootMembers: readonly Member[] = [
  { name: 'input', type: '$input', text: 'The payload and the parameters of the request.' },
  { name: 'util', type: '$util', text: 'Functions that escape, encode and parse.' },
  { name: 'context', type: 'Map', text: 'What the service knows of the call; overrides are set here, too.' },
  { name: 'stageVariables', type: 'Map', text: 'The variables of the stage. All values are text.' },
]
