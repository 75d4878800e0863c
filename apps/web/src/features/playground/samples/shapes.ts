import { example } from './template-example.ts'

/** Bodies and answers of every shape: forms, errors, pages, mocks. */
export const shapeExamples = [
  example({
    id: 'order-summary',
    title: 'Order summary',
    group: 'Shapes',
    direction: 'response',
    body: {
      id: 'o-1042',
      name: 'Ada Lovelace',
      items: [
        { sku: 'BK-117', qty: 1, price: 24.5 },
        { sku: 'BK-204', qty: 2, price: 19.5 },
        { sku: 'PN-031', qty: 3, price: 4.25 },
      ],
    },
    template: `#set($root = $input.path('$'))
#set($total = 0)
{
  "orderId": "$root.id",
  "customer": "$util.escapeJavaScript($root.name)",
  "lines": [
#foreach($item in $root.items)
#set($total = $total + $item.qty * $item.price)
    { "sku": "$item.sku",
      "qty": $item.qty, "price": $item.price
    }#if($foreach.hasNext),#end

#end
  ],
  "total": $total,
  "stage": "$context.stage"
}`,
  }),
  example({
    id: 'form-encoded',
    title: 'Form fields to JSON',
    group: 'Shapes',
    contentType: 'application/x-www-form-urlencoded',
    body: 'name=Ada+Lovelace&email=ada%40example.com&topics=vtl',
    template: `{
#foreach($pair in $input.path('$').split('&'))
#set($field = $pair.split('='))
  "$util.urlDecode($field[0])": "$util.escapeJavaScript($util.urlDecode($field[1])).replaceAll("\\\\'", "'")"#if($foreach.hasNext),#end

#end
}`,
  }),
  example({
    id: 'error-mapping',
    title: 'Lambda error to a problem document',
    group: 'Shapes',
    direction: 'response',
    body: {
      errorMessage: 'NotFound: order 7',
      errorType: 'Error',
      trace: ['Error: NotFound: order 7', '    at handler (/var/task/index.js:3:9)'],
    },
    template: `#set($message = $input.path('$.errorMessage'))
#set($context.responseOverride.header.Content-Type = "application/problem+json")
{
  "type": "about:blank",
  "title": "$message.substring(0, $message.indexOf(':'))",
  "detail": "$util.escapeJavaScript($message).replaceAll("\\\\'", "'")",
  "instance": "$context.requestId"
}`,
  }),
  example({
    id: 'error-object',
    title: 'Error whose message is JSON',
    group: 'Shapes',
    direction: 'response',
    body: { errorMessage: '{"status":409,"reason":"order exists"}' },
    template: `#set($error = $util.parseJson($input.path('$.errorMessage')))
#set($context.responseOverride.status = $error.status)
{ "reason": "$error.reason" }`,
  }),
  example({
    id: 'pagination',
    title: 'Page links from a query',
    group: 'Shapes',
    direction: 'response',
    query: { page: '2' },
    body: { pages: 5, items: ['a', 'b'] },
    template: `#set($page = 1)
#if($input.params('page') != '')#set($page = $page.parseInt($input.params('page')))#end
#set($next = $page + 1)
{
  "items": $input.json('$.items'),
  "page": $page#if($next <= $input.path('$.pages')),
  "next": "$context.path?page=$next"#end

}`,
    context: { path: '/dev/items' },
  }),
  example({
    id: 'passthrough-everything',
    title: 'The whole request as one event',
    group: 'Shapes',
    path: { id: '7' },
    query: { q: 'x' },
    header: { 'X-Trace': 'abc' },
    body: { a: 1 },
    template: `#set($all = $input.params())
{
  "body": $input.json('$'),
  "params": {
#foreach($type in $all.keySet())
#set($params = $all.get($type))
    "$type": {
#foreach($name in $params.keySet())
      "$name": "$util.escapeJavaScript($params.get($name))"#if($foreach.hasNext),#end

#end
    }#if($foreach.hasNext),#end

#end
  },
  "context": { "stage": "$context.stage", "sourceIp": "$context.identity.sourceIp", "userAgent": "$context.identity.userAgent" }
}`,
  }),
  example({
    id: 'mock-status',
    title: 'Mock: status by a query parameter',
    group: 'Shapes',
    query: { fail: 'yes' },
    template: `#if($input.params('fail') == 'yes')
{ "statusCode": 503 }
#else
{ "statusCode": 200 }
#end`,
  }),
  example({
    id: 'claims',
    title: 'Claims of a Cognito token',
    group: 'Shapes',
    body: { note: 'hello' },
    context: { authorizer: { claims: { sub: 'u-77', email: 'ada@example.com', 'cognito:groups': 'admin' } } },
    template: `{
  "user": "$context.authorizer.claims.sub",
  "email": "$context.authorizer.claims.email",
  "groups": "$context.authorizer.claims['cognito:groups']",
  "note": $input.json('$.note')
}`,
  }),
  example({
    id: 'jsonpath-filter',
    title: 'Only the items in stock',
    group: 'Shapes',
    direction: 'response',
    body: {
      items: [
        { sku: 'BK-117', stock: 3 },
        { sku: 'BK-204', stock: 0 },
        { sku: 'PN-031', stock: 12 },
      ],
    },
    template: `{
  "available": $input.json('$.items[?(@.stock > 0)]'),
  "skus": $input.json('$.items[*].sku')
}`,
  }),
  example({
    id: 'binary',
    title: 'Binary body, base64 inside JSON',
    group: 'Shapes',
    contentType: 'image/png',
    body: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ',
    header: { 'Content-Type': 'image/png' },
    template: `{
  "contentType": "$input.params('Content-Type')",
  "isBase64Encoded": true,
  "body": "$input.body"
}`,
  }),
]
