import { example } from './template-example.ts'

const order = {
  id: 'o-1042',
  customer: "Ada O'Hara",
  items: [
    { sku: 'BK-117', qty: 1, price: 24.5 },
    { sku: 'BK-204', qty: 2, price: 19.5 },
  ],
}

/** DynamoDB and S3. */
export const dataStoreExamples = [
  example({
    id: 'dynamodb-put-item',
    title: 'DynamoDB PutItem',
    group: 'DynamoDB',
    body: order,
    stageVariables: { table: 'orders-dev' },
    template: `#set($root = $input.path('$'))
{
  "TableName": "$stageVariables.table",
  "Item": {
    "id": { "S": "$root.id" },
    "customer": { "S": "$util.escapeJavaScript($root.customer).replaceAll("\\\\'", "'")" },
    "items": { "L": [
#foreach($item in $root.items)
      { "M": { "sku": { "S": "$item.sku" }, "qty": { "N": "$item.qty" }, "price": { "N": "$item.price" } } }#if($foreach.hasNext),#end

#end
    ] },
    "placedAt": { "S": "$context.requestId" }
  },
  "ConditionExpression": "attribute_not_exists(id)"
}`,
  }),
  example({
    id: 'dynamodb-query',
    title: 'DynamoDB Query with paging',
    group: 'DynamoDB',
    path: { customerId: 'c-7' },
    query: { limit: '20', next: '' },
    stageVariables: { table: 'orders-dev' },
    template: `#set($limit = $input.params('limit'))
#set($next = $input.params('next'))
{
  "TableName": "$stageVariables.table",
  "IndexName": "by-customer",
  "KeyConditionExpression": "customerId = :c",
  "ExpressionAttributeValues": { ":c": { "S": "$input.params('customerId')" } }
#if($limit != '')  ,"Limit": $limit
#end
#if($next != '')  ,"ExclusiveStartKey": { "id": { "S": "$next" } }
#end
}`,
  }),
  example({
    id: 'dynamodb-response',
    title: 'DynamoDB items to plain JSON',
    group: 'DynamoDB',
    direction: 'response',
    body: {
      Count: 2,
      Items: [
        { id: { S: 'o-1' }, total: { N: '24.5' } },
        { id: { S: 'o-2' }, total: { N: '39' } },
      ],
      LastEvaluatedKey: { id: { S: 'o-2' } },
    },
    template: `#set($root = $input.path('$'))
{
  "orders": [
#foreach($item in $root.Items)
    { "id": "$item.id.S", "total": $item.total.N }#if($foreach.hasNext),#end

#end
  ],
  "count": $root.Count#if($root.LastEvaluatedKey.id.S != ''),
  "next": "$root.LastEvaluatedKey.id.S"#end

}`,
  }),
  example({
    id: 's3-headers',
    title: 'S3 PutObject: headers by override',
    group: 'S3',
    path: { key: 'reports/2026.csv' },
    header: { 'Content-Type': 'text/csv' },
    body: 'a,b\n1,2\n',
    template: `#set($context.requestOverride.header.x-amz-meta-uploaded-by = $context.identity.sourceIp)
#set($context.requestOverride.path.key = $input.params('key'))
$input.body`,
    contentType: 'text/csv',
  }),
  example({
    id: 's3-listing',
    title: 'S3 error to JSON',
    group: 'S3',
    direction: 'response',
    body: '<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>',
    template: `#set($xml = $input.body)
#set($context.responseOverride.status = 404)
{
  "code": "$xml.replaceAll("(?s).*<Code>(.*)</Code>.*", "$1")",
  "message": "$xml.replaceAll("(?s).*<Message>(.*)</Message>.*", "$1")"
}`,
  }),
]
