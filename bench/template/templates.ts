import type { MappingTemplateInput } from '@gatewright/engine/template'

/** A realistic template with its input. */
export type TemplateCase = { readonly name: string; readonly template: string; readonly input: MappingTemplateInput }

const params = {
  path: { birdId: '7', colony: 'north' },
  querystring: { page: '2', limit: '25', sort: 'ring' },
  header: { 'Content-Type': 'application/json', Accept: '*/*', 'X-Watch': 'dawn', Host: 'birds.example.com' },
}
const context = {
  stage: 'dev',
  requestId: 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef',
  httpMethod: 'POST',
  resourcePath: '/birds/{birdId}',
  identity: { sourceIp: '203.0.113.7', userAgent: 'curl/8.5' },
  requestOverride: { path: {}, header: {}, querystring: {} },
  responseOverride: { header: {} },
}
const stageVariables = { table: 'Birds', queue: 'sightings' }
const inputOf = (body: unknown): MappingTemplateInput => ({
  body: JSON.stringify(body),
  params,
  context,
  stageVariables,
})

const bird = {
  ring: 'HG-7',
  species: "wren's kin",
  weight: 9.75,
  legs: 2,
  notes: 'seen at "the weir"',
  tags: ['small', 'loud'],
}
const row = (id: number) => ({ id, qty: (id % 7) + 1, price: 2.5 + (id % 13), name: `item ${id}` })

export const templateCases: readonly TemplateCase[] = [
  {
    name: 'pass-through of all parameters',
    template: `#set($all = $input.params())
{
  "body": $input.json('$'),
  "params": {
#foreach($type in $all.keySet())
#set($group = $all.get($type))
    "$type": {
#foreach($name in $group.keySet())
      "$name": "$util.escapeJavaScript($group.get($name))"#if($foreach.hasNext),#end

#end
    }#if($foreach.hasNext),#end

#end
  },
  "stage": "$context.stage",
  "requestId": "$context.requestId",
  "sourceIp": "$context.identity.sourceIp"
}`,
    input: inputOf(bird),
  },
  {
    name: 'DynamoDB PutItem',
    template: `#set($bird = $input.path('$'))
{
  "TableName": "$stageVariables.table",
  "Item": {
    "colony": { "S": "$input.params('colony')" },
    "ring": { "S": "$bird.ring" },
    "species": { "S": "$util.escapeJavaScript($bird.species)" },
    "weight": { "N": "$bird.weight" },
#if($bird.legs == 2)
    "legs": { "N": "$bird.legs" },
#end
    "requestId": { "S": "$context.requestId" }
  },
  "ConditionExpression": "attribute_not_exists(ring)"
}`,
    input: inputOf(bird),
  },
  {
    name: 'query result to a list',
    template: `#set($result = $input.path('$'))
{
  "count": $result.Items.size(),
  "birds": [
#foreach($item in $result.Items)
    { "ring": "$item.ring.S", "weight": $item.weight.N, "species": "$util.escapeJavaScript($item.species.S)" }#if($foreach.hasNext),#end

#end
  ]#if($result.LastKey != ""),
  "next": "$util.urlEncode($result.LastKey)"#end

}`,
    input: inputOf({
      Items: [1, 2, 3].map((id) => ({
        ring: { S: `HG-${id}` },
        weight: { N: String(id * 3.5) },
        species: { S: 'wren' },
      })),
      LastKey: 'HG-3/north',
    }),
  },
  {
    name: 'order with totals',
    template: `#set($total = 0)
{
  "lines": [
#foreach($row in $input.path('$.rows'))
#set($sum = $row.qty * $row.price)
#set($total = $total + $sum)
    { "id": $row.id, "name": "$row.name", "sum": $sum }#if($foreach.hasNext),#end

#end
  ],
  "total": $total,
#if($total > 50)
  "shipping": 0
#else
  "shipping": 4.5
#end
}`,
    input: inputOf({ rows: Array.from({ length: 5 }, (_, id) => row(id)) }),
  },
  {
    name: 'error mapping with overrides',
    template: `#set($error = $input.path('$.errorMessage'))
#if($error != "")
#if($error.contains("not found"))
#set($context.responseOverride.status = 404)
#elseif($error.contains("denied"))
#set($context.responseOverride.status = 403)
#else
#set($context.responseOverride.status = 500)
#end
#set($context.responseOverride.header.X-Error = $error.split(":").get(0).trim())
{ "message": "$util.escapeJavaScript($error)", "requestId": "$context.requestId" }
#else
$input.json('$')
#end`,
    input: inputOf({ errorType: 'NotFound', errorMessage: 'birds: HG-9 not found', trace: [] }),
  },
]
