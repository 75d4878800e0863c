import type { Json, JsonObject } from '@gatewright/definition'
import { beforeEach, describe, expect, test } from 'vitest'
import { type ServiceCaller, serviceCaller } from '../../../../testing/service-caller.ts'

let caller: ServiceCaller
const run = async (action: string, input: JsonObject) => caller.json('dynamodb', action, input)
const ok = async (action: string, input: JsonObject): Promise<JsonObject> => {
  const { status, body } = await run(action, input)
  expect(body).not.toHaveProperty('__type')
  expect(status).toBe(200)
  return body
}
const S = (value: string): JsonObject => ({ S: value })
const N = (value: number | string): JsonObject => ({ N: String(value) })

const orders: JsonObject = {
  TableName: 'orders',
  AttributeDefinitions: [
    { AttributeName: 'id', AttributeType: 'S' },
    { AttributeName: 'at', AttributeType: 'N' },
    { AttributeName: 'state', AttributeType: 'S' },
  ],
  KeySchema: [
    { AttributeName: 'id', KeyType: 'HASH' },
    { AttributeName: 'at', KeyType: 'RANGE' },
  ],
  GlobalSecondaryIndexes: [
    {
      IndexName: 'byState',
      KeySchema: [
        { AttributeName: 'state', KeyType: 'HASH' },
        { AttributeName: 'at', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'KEYS_ONLY' },
    },
  ],
  BillingMode: 'PAY_PER_REQUEST',
}
const item = (id: string, at: number, rest: JsonObject = {}): JsonObject => ({ id: S(id), at: N(at), ...rest })
const key = (id: string, at: number) => ({ TableName: 'orders', Key: { id: S(id), at: N(at) } })
const put = (value: JsonObject, rest: JsonObject = {}) => ok('PutItem', { TableName: 'orders', Item: value, ...rest })
const get = async (id: string, at: number) => (await ok('GetItem', key(id, at))).Item

beforeEach(async () => {
  caller = serviceCaller()
  await ok('CreateTable', orders)
})

describe('items', () => {
  test('what was put is got back, numbers in their plain form', async () => {
    const all: JsonObject = {
      s: S('x'),
      n: N('1.50e1'),
      b: { B: 'AQI=' },
      t: { BOOL: false },
      u: { NULL: true },
      m: { M: { l: { L: [S('a'), { M: {} }] } } },
      ss: { SS: ['a', 'b'] },
      ns: { NS: ['1', '2.0'] },
      bs: { BS: ['AQ=='] },
    }
    expect(await put(item('a', 1, all))).toEqual({})
    expect(await get('a', 1)).toEqual(item('a', 1, { ...all, n: N(15), ns: { NS: ['1', '2'] } }))
  })

  test('an absent item is an empty answer', async () => {
    expect(await ok('GetItem', key('a', 1))).toEqual({})
  })

  test('equal numbers are the same key, however they are written', async () => {
    await put({ id: S('a'), at: N('1.0') })
    expect(await get('a', 1)).toEqual(item('a', 1))
  })

  test('attributes may have the names of members of every object', async () => {
    const hostile = JSON.parse('{"__proto__":{"S":"p"},"constructor":{"S":"c"}}') as JsonObject
    await put(Object.assign(Object.create(null), item('a', 1), hostile))
    await ok('PutItem', {
      TableName: 'orders',
      Item: JSON.parse('{"id":{"S":"a"},"at":{"N":"1"},"__proto__":{"S":"p"}}') as JsonObject,
    })
    const answer = await ok('GetItem', {
      ...key('a', 1),
      ProjectionExpression: '#p',
      ExpressionAttributeNames: { '#p': '__proto__' },
    })
    expect(JSON.stringify(answer.Item)).toBe('{"__proto__":{"S":"p"}}')
    expect(Object.keys({})).toEqual([])
  })

  test('ReturnValues ALL_OLD gives what was there', async () => {
    expect(await put(item('a', 1, { v: N(1) }), { ReturnValues: 'ALL_OLD' })).toEqual({})
    expect(await put(item('a', 1), { ReturnValues: 'ALL_OLD' })).toEqual({ Attributes: item('a', 1, { v: N(1) }) })
    expect(await ok('DeleteItem', { ...key('a', 1), ReturnValues: 'ALL_OLD' })).toEqual({ Attributes: item('a', 1) })
    expect(await get('a', 1)).toBeUndefined()
  })

  test('consumed capacity is told when asked for', async () => {
    expect(await put(item('a', 1, { s: S('x'.repeat(3000)) }), { ReturnConsumedCapacity: 'TOTAL' })).toEqual({
      ConsumedCapacity: { TableName: 'orders', CapacityUnits: 3 },
    })
    expect(
      await ok('GetItem', { ...key('a', 1), ReturnConsumedCapacity: 'TOTAL', ConsistentRead: true }),
    ).toMatchObject({
      ConsumedCapacity: { CapacityUnits: 1 },
    })
  })
})

describe('refusals', () => {
  const longest = 'x'.repeat(410_000)
  test.each<[string, string, JsonObject, string, string]>([
    [
      'an unknown table',
      'GetItem',
      { ...key('a', 1), TableName: 'nope' },
      'ResourceNotFoundException',
      'Requested resource not found',
    ],
    [
      'no table',
      'GetItem',
      { Key: {} },
      'ValidationException',
      "1 validation error detected: Value null at 'tableName' failed to satisfy constraint: Member must not be null",
    ],
    [
      'a table name that is none',
      'GetItem',
      { TableName: 'a b c', Key: {} },
      'ValidationException',
      'regular expression pattern: [a-zA-Z0-9_.-]+',
    ],
    [
      'half a key',
      'GetItem',
      { TableName: 'orders', Key: { id: S('a') } },
      'ValidationException',
      'The provided key element does not match the schema',
    ],
    [
      'a key of another type',
      'GetItem',
      { TableName: 'orders', Key: { id: S('a'), at: S('1') } },
      'ValidationException',
      'The provided key element does not match the schema',
    ],
    [
      'an item without its key',
      'PutItem',
      { TableName: 'orders', Item: { id: S('a') } },
      'ValidationException',
      'One or more parameter values were invalid: Missing the key at in the item',
    ],
    [
      'an item with a key of another type',
      'PutItem',
      { TableName: 'orders', Item: { id: N(1), at: N(1) } },
      'ValidationException',
      'One or more parameter values were invalid: Type mismatch for key id expected: S actual: N',
    ],
    [
      'an empty key',
      'PutItem',
      { TableName: 'orders', Item: item('', 1) },
      'ValidationException',
      'The AttributeValue for a key attribute cannot contain an empty string value. Key: id',
    ],
    [
      'an index key of another type',
      'PutItem',
      { TableName: 'orders', Item: item('a', 1, { state: N(1) }) },
      'ValidationException',
      'Type mismatch for Index Key state Expected: S Actual: N IndexName: byState',
    ],
    [
      'an item above 400 KB',
      'PutItem',
      { TableName: 'orders', Item: item('a', 1, { s: S(longest) }) },
      'ValidationException',
      'Item size has exceeded the maximum allowed size',
    ],
    [
      'a value without a type',
      'PutItem',
      { TableName: 'orders', Item: item('a', 1, { s: {} }) },
      'ValidationException',
      'Supplied AttributeValue is empty, must contain exactly one of the supported datatypes',
    ],
    [
      'a value with two types',
      'PutItem',
      { TableName: 'orders', Item: item('a', 1, { s: { S: 'a', N: '1' } }) },
      'ValidationException',
      'more than one datatypes set',
    ],
    [
      'a number in JSON',
      'PutItem',
      { TableName: 'orders', Item: item('a', 1, { s: { N: 1 } }) },
      'SerializationException',
      'NUMBER_VALUE cannot be converted to String',
    ],
    [
      'a plain value',
      'PutItem',
      { TableName: 'orders', Item: item('a', 1, { s: 'x' as unknown as JsonObject }) },
      'SerializationException',
      'Unexpected value type in payload',
    ],
    [
      'an empty set',
      'PutItem',
      { TableName: 'orders', Item: item('a', 1, { s: { SS: [] } }) },
      'ValidationException',
      'An string set  may not be empty',
    ],
    [
      'a set with duplicates',
      'PutItem',
      { TableName: 'orders', Item: item('a', 1, { s: { SS: ['a', 'a'] } }) },
      'ValidationException',
      'Input collection [a, a] contains duplicates.',
    ],
    [
      'a table name of the wrong type',
      'PutItem',
      { TableName: 1, Item: {} },
      'SerializationException',
      'NUMBER_VALUE cannot be converted to String',
    ],
    [
      'an unknown enum word',
      'PutItem',
      { TableName: 'orders', Item: item('a', 1), ReturnValues: 'SOME' },
      'ValidationException',
      "Value 'SOME' at 'returnValues' failed to satisfy constraint",
    ],
    [
      'return values that Put has not',
      'PutItem',
      { TableName: 'orders', Item: item('a', 1), ReturnValues: 'ALL_NEW' },
      'ValidationException',
      'ReturnValues can only be ALL_OLD or NONE',
    ],
    [
      'an unknown index',
      'Query',
      {
        TableName: 'orders',
        IndexName: 'no',
        KeyConditionExpression: 'id = :a',
        ExpressionAttributeValues: { ':a': S('a') },
      },
      'ValidationException',
      'The table does not have the specified index: no',
    ],
    [
      'a consistent read of a global index',
      'Scan',
      { TableName: 'orders', IndexName: 'byState', ConsistentRead: true },
      'ValidationException',
      'Consistent reads are not supported on global secondary indexes',
    ],
    [
      'no items',
      'BatchGetItem',
      { RequestItems: {} },
      'ValidationException',
      'Member must have length greater than or equal to 1',
    ],
    [
      'twice the same key',
      'BatchGetItem',
      { RequestItems: { orders: { Keys: [item('a', 1), item('a', 1)] } } },
      'ValidationException',
      'Provided list of item keys contains duplicates',
    ],
    ['a table twice', 'CreateTable', orders, 'ResourceInUseException', 'Table already exists: orders'],
    [
      'an attribute that is no key',
      'CreateTable',
      { ...orders, TableName: 'other', GlobalSecondaryIndexes: [] },
      'ValidationException',
      'Number of attributes in KeySchema does not exactly match',
    ],
  ])('%s', async (_title, action, input, name, message) => {
    const { status, body } = await run(action, input)
    expect(status).toBe(400)
    expect(String(body.__type)).toMatch(new RegExp(`#${name}$`))
    expect(body.message ?? body.Message).toContain(message)
  })

  test('values nested deeper than 32 are refused', async () => {
    let value: JsonObject = S('x')
    for (let depth = 0; depth < 40; depth += 1) value = { L: [value] }
    expect((await run('PutItem', { TableName: 'orders', Item: item('a', 1, { v: value }) })).body.message).toBe(
      'Nesting Levels have exceeded supported limits',
    )
  })

  test.each(['Expected', 'AttributeUpdates'])('the legacy parameter %s is not simulated, and says so', async (name) => {
    await expect(run('UpdateItem', { ...key('a', 1), [name]: {} })).rejects.toMatchObject({
      kind: 'notSimulated',
      message: expect.stringContaining(name),
    })
  })

  test('a body that is no JSON', async () => {
    const { body } = await caller.json('dynamodb', 'GetItem', '{"a"')
    expect(body.__type).toBe('com.amazon.coral.service#SerializationException')
  })

  test('a call without a target names no operation', async () => {
    expect((await caller.call({ service: 'dynamodb' }))?.status).toBe(403)
  })
})

describe('conditions', () => {
  const stored = item('a', 5, {
    s: S('hello'),
    n: N(10),
    b: { BOOL: true },
    l: { L: [S('x'), N(2)] },
    m: { M: { deep: { L: [S('y')] } } },
    tags: { SS: ['red', 'blue'] },
    u: { NULL: true },
  })
  const values: { [name: string]: Json } = {
    ':hello': S('hello'),
    ':he': S('he'),
    ':n10': N('1e1'),
    ':n9': N(9),
    ':n11': N(11),
    ':true': { BOOL: true },
    ':x': S('x'),
    ':y': S('y'),
    ':red': S('red'),
    ':S': S('S'),
    ':two': N(2),
    ':five': N(5),
    ':sets': { SS: ['blue', 'red'] },
  }
  const used = (expression: string) => {
    const found = Object.fromEntries(
      Object.entries(values).filter(([name]) => new RegExp(`${name}\\b`).test(expression)),
    )
    return Object.keys(found).length === 0 ? {} : { ExpressionAttributeValues: found }
  }

  test.each([
    ['s = :hello', true],
    ['s <> :hello', false],
    [':hello = s', true],
    ['n = :n10', true],
    ['n > :n9', true],
    ['n < :n9', false],
    ['n <= :n10 AND n >= :n10', true],
    ['n BETWEEN :n9 AND :n11', true],
    ['NOT n BETWEEN :n9 AND :n11', false],
    ['s IN (:x, :hello)', true],
    ['s IN (:x)', false],
    ['gone = :x', false],
    ['gone <> :x', false],
    ['attribute_exists(s)', true],
    ['attribute_exists(gone)', false],
    ['attribute_not_exists(gone)', true],
    ['attribute_not_exists(m.deep)', false],
    ['attribute_type(s, :S)', true],
    ['attribute_type(n, :S)', false],
    ['begins_with(s, :he)', true],
    ['contains(s, :he)', true],
    ['contains(tags, :red)', true],
    ['contains(l, :x)', true],
    ['contains(l, :red)', false],
    ['size(s) = :five', true],
    ['size(l) = :two', true],
    ['size(n) = :two', false],
    ['m.deep[0] = :y', true],
    ['l[1] = :two', true],
    ['tags = :sets', true],
    ['b = :true or gone = :x', true],
    ['(s = :x OR n = :n10) AND b = :true', true],
    ['s = :x OR n = :n10 AND b = :true', true],
    ['not s = :x and attribute_exists(u)', true],
    ['s > :n9', false],
  ])('%s is %s', async (expression, expected) => {
    await put(stored)
    const { body } = await run('PutItem', {
      TableName: 'orders',
      Item: stored,
      ConditionExpression: expression,
      ...used(expression),
    })
    expect(body.__type === undefined).toBe(expected)
    if (!expected)
      expect(body).toEqual({
        __type: 'com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException',
        message: 'The conditional request failed',
      })
  })

  test('a failed condition shows the item when asked to', async () => {
    await put(stored)
    const { body } = await run('DeleteItem', {
      ...key('a', 5),
      ConditionExpression: 'attribute_not_exists(id)',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    })
    expect(body.Item).toEqual(stored)
  })

  test.each<[string, JsonObject, string]>([
    ['s = ', {}, 'Invalid ConditionExpression: Syntax error; token: "<EOF>", near: "="'],
    ['s == :a', { ':a': S('a') }, 'Invalid ConditionExpression: Syntax error; token: "=", near: "== :a"'],
    ['', {}, 'Invalid ConditionExpression: The expression can not be empty;'],
    [
      's = :gone',
      { ':a': S('a') },
      'An expression attribute value used in expression is not defined; attribute value: :gone',
    ],
    [
      '#gone = :a',
      { ':a': S('a') },
      'An expression attribute name used in the document path is not defined; attribute name: #gone',
    ],
    [
      's = :a',
      { ':a': S('a'), ':b': S('b') },
      'Value provided in ExpressionAttributeValues unused in expressions: keys: {:b}',
    ],
    [
      'name = :a',
      { ':a': S('a') },
      'Invalid ConditionExpression: Attribute name is a reserved keyword; reserved keyword: name',
    ],
    [
      'begins_with(s)',
      {},
      'Incorrect number of operands for operator or function; operator or function: begins_with, number of operands: 1',
    ],
    [
      'begins_with(s, :a)',
      { ':a': N(1) },
      'Incorrect operand type for operator or function; operator or function: begins_with, operand type: N',
    ],
    ['foo(s)', {}, 'Invalid ConditionExpression: Invalid function name; function: foo'],
    ['size(s)', {}, 'Syntax error'],
    [
      'n BETWEEN :b AND :a',
      { ':a': N(1), ':b': N(2) },
      'The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {N:2}, upper bound operand: AttributeValue: {N:1}',
    ],
    [
      's = s',
      {},
      'The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [s]',
    ],
    [
      's < :a',
      { ':a': { BOOL: true } },
      'Incorrect operand type for operator or function; operator or function: <, operand type: BOOL',
    ],
    ['s = :a $', { ':a': S('a') }, 'Syntax error; token: "$"'],
    [`s = :a ${'AND s = :a '.repeat(500)}`, { ':a': S('a') }, 'Expression size has exceeded the maximum allowed size'],
    [`${'('.repeat(1500)}s = :a${')'.repeat(1500)}`, { ':a': S('a') }, 'nested too deeply'],
  ])('%s is refused', async (expression, given, message) => {
    const { body } = await run('PutItem', {
      TableName: 'orders',
      Item: item('a', 1),
      ConditionExpression: expression,
      ...(Object.keys(given).length > 0 && { ExpressionAttributeValues: given }),
    })
    expect(body.__type).toBe('com.amazon.coral.validate#ValidationException')
    expect(body.message).toContain(message)
  })

  test('placeholders without an expression are refused', async () => {
    const { body } = await run('PutItem', {
      TableName: 'orders',
      Item: item('a', 1),
      ExpressionAttributeNames: { '#a': 'a' },
    })
    expect(body.message).toBe('ExpressionAttributeNames can only be specified when using expressions')
  })
})

describe('updates', () => {
  const before = {
    n: N(10),
    s: S('x'),
    l: { L: [S('a'), S('b'), S('c')] },
    m: { M: { k: N(1) } },
    tags: { SS: ['a', 'b'] },
  }
  test.each<[string, JsonObject, JsonObject]>([
    ['SET s = :v', { ':v': S('y') }, { s: S('y') }],
    ['SET s = :v, t = :v', { ':v': S('y') }, { s: S('y'), t: S('y') }],
    ['SET n = n + :v', { ':v': N(5) }, { n: N(15) }],
    ['SET n = n - :v', { ':v': N('0.5') }, { n: N('9.5') }],
    ['SET c = if_not_exists(c, :z) + :v', { ':z': N(0), ':v': N(1) }, { c: N(1) }],
    ['SET s = if_not_exists(s, :v)', { ':v': S('y') }, {}],
    ['SET l = list_append(l, :v)', { ':v': { L: [S('d')] } }, { l: { L: [S('a'), S('b'), S('c'), S('d')] } }],
    ['SET l = list_append(:v, l)', { ':v': { L: [] } }, {}],
    ['SET q = list_append(if_not_exists(q, :e), :v)', { ':e': { L: [] }, ':v': { L: [N(1)] } }, { q: { L: [N(1)] } }],
    ['SET l[1] = :v', { ':v': S('B') }, { l: { L: [S('a'), S('B'), S('c')] } }],
    ['SET l[9] = :v', { ':v': S('d') }, { l: { L: [S('a'), S('b'), S('c'), S('d')] } }],
    ['SET m.k = :v, m.j = :v', { ':v': N(2) }, { m: { M: { k: N(2), j: N(2) } } }],
    ['SET a = s, s = :v', { ':v': S('y') }, { a: S('x'), s: S('y') }],
    ['ADD n :v', { ':v': N(-3) }, { n: N(7) }],
    ['ADD fresh :v', { ':v': N(1) }, { fresh: N(1) }],
    ['ADD tags :v', { ':v': { SS: ['b', 'c'] } }, { tags: { SS: ['a', 'b', 'c'] } }],
    ['DELETE tags :v', { ':v': { SS: ['b', 'z'] } }, { tags: { SS: ['a'] } }],
    [
      'set s = :v remove n add c :one delete tags :v2',
      { ':v': S('y'), ':one': N(1), ':v2': { SS: ['a'] } },
      { s: S('y'), n: null, c: N(1), tags: { SS: ['b'] } },
    ],
  ])('%s', async (expression, values, changes) => {
    await put(item('a', 1, before))
    await ok('UpdateItem', { ...key('a', 1), UpdateExpression: expression, ExpressionAttributeValues: values })
    const expected = Object.fromEntries(
      Object.entries({ ...item('a', 1, before), ...changes }).filter(([, value]) => value !== null),
    )
    expect(await get('a', 1)).toEqual(expected)
  })

  test.each([
    ['REMOVE l[0], l[2], s', { l: { L: [S('b')] }, s: null }],
    ['REMOVE m.k', { m: { M: {} } }],
    ['REMOVE gone', {}],
  ])('%s', async (expression, changes) => {
    await put(item('a', 1, before))
    await ok('UpdateItem', { ...key('a', 1), UpdateExpression: expression })
    const expected = Object.fromEntries(
      Object.entries({ ...item('a', 1, before), ...changes }).filter(([, value]) => value !== null),
    )
    expect(await get('a', 1)).toEqual(expected)
  })

  test('deleting the last entry removes the set', async () => {
    await put(item('a', 1, before))
    await ok('UpdateItem', {
      ...key('a', 1),
      UpdateExpression: 'DELETE tags :v',
      ExpressionAttributeValues: { ':v': { SS: ['a', 'b'] } },
    })
    expect(await get('a', 1)).not.toHaveProperty('tags')
  })

  test('an update makes an item that is not there', async () => {
    await ok('UpdateItem', key('new', 1))
    expect(await get('new', 1)).toEqual(item('new', 1))
  })

  test.each<[string, JsonObject | undefined]>([
    ['NONE', undefined],
    ['ALL_OLD', item('a', 1, { n: N(1), s: S('x') })],
    ['ALL_NEW', item('a', 1, { n: N(2), s: S('x') })],
    ['UPDATED_OLD', { n: N(1) }],
    ['UPDATED_NEW', { n: N(2) }],
  ])('ReturnValues %s', async (wanted, attributes) => {
    await put(item('a', 1, { n: N(1), s: S('x') }))
    const answer = await ok('UpdateItem', {
      ...key('a', 1),
      UpdateExpression: 'ADD n :v',
      ExpressionAttributeValues: { ':v': N(1) },
      ReturnValues: wanted,
    })
    expect(answer.Attributes).toEqual(attributes)
  })

  test.each<[string, JsonObject, string]>([
    ['SET id = :v', { ':v': S('b') }, 'Cannot update attribute id. This attribute is part of the key'],
    [
      'SET n = gone + :v',
      { ':v': N(1) },
      'The provided expression refers to an attribute that does not exist in the item',
    ],
    ['SET n = s + :v', { ':v': N(1) }, 'An operand in the update expression has an incorrect data type'],
    ['SET gone.k = :v', { ':v': N(1) }, 'The document path provided in the update expression is invalid for update'],
    ['SET s.k = :v', { ':v': N(1) }, 'The document path provided in the update expression is invalid for update'],
    [
      'SET n = :v, n = :v',
      { ':v': N(1) },
      'Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [n], path two: [n]',
    ],
    ['SET n = :v SET s = :v', { ':v': N(1) }, 'The "SET" section can only be used once in an update expression;'],
    [
      'ADD s :v',
      { ':v': S('x') },
      'Incorrect operand type for operator or function; operator: ADD, operand type: STRING',
    ],
    ['ADD s :v', { ':v': N(1) }, 'An operand in the update expression has an incorrect data type'],
    ['SET s = :v +', { ':v': N(1) }, 'Syntax error; token: "<EOF>", near: "+"'],
    ['SET s = foo(:v)', { ':v': N(1) }, 'Invalid UpdateExpression: Invalid function name; function: foo'],
    ['SET state = :v', { ':v': N(1) }, 'Attribute name is a reserved keyword; reserved keyword: state'],
    ['UPDATE s = :v', { ':v': N(1) }, 'Syntax error; token: "UPDATE"'],
  ])('%s is refused', async (expression, values, message) => {
    await put(item('a', 1, { n: N(1), s: S('x') }))
    const { status, body } = await run('UpdateItem', {
      ...key('a', 1),
      UpdateExpression: expression,
      ExpressionAttributeValues: values,
    })
    expect(status).toBe(400)
    expect(body.message).toContain(message)
    expect(await get('a', 1)).toEqual(item('a', 1, { n: N(1), s: S('x') }))
  })
})

describe('queries', () => {
  const query = (rest: JsonObject, values: JsonObject = {}) =>
    ok('Query', { TableName: 'orders', ...rest, ExpressionAttributeValues: { ':id': S('a'), ...values } })
  const atOf = (answer: JsonObject) => (answer.Items as JsonObject[]).map(({ at }) => Number((at as { N: string }).N))

  beforeEach(async () => {
    for (const at of [10, 9, 100, -1, 2]) await put(item('a', at, { state: S(at > 9 ? 'open' : 'done'), n: N(at) }))
    await put(item('b', 1, { state: S('open') }))
  })

  test.each<[string, string, JsonObject, number[]]>([
    ['a partition, in the order of numbers', 'id = :id', {}, [-1, 2, 9, 10, 100]],
    ['the sort key above', 'id = :id AND #at > :v', { ':v': N(9) }, [10, 100]],
    ['the sort key between', 'id = :id AND #at BETWEEN :v AND :w', { ':v': N(2), ':w': N(10) }, [2, 9, 10]],
    ['the value first', ':id = id AND :v >= #at', { ':v': N(2) }, [-1, 2]],
    ['in parentheses', '(id = :id) AND (#at = :v)', { ':v': N(10) }, [10]],
  ])('%s', async (_title, expression, values, expected) => {
    const names = expression.includes('#at') ? { ExpressionAttributeNames: { '#at': 'at' } } : {}
    expect(atOf(await query({ KeyConditionExpression: expression, ...names }, values))).toEqual(expected)
  })

  test('backwards, and page by page', async () => {
    const base = { KeyConditionExpression: 'id = :id', ScanIndexForward: false, Limit: 2 }
    const first = await query(base)
    expect(atOf(first)).toEqual([100, 10])
    expect(first.LastEvaluatedKey).toEqual(item('a', 10))
    const second = await query({ ...base, ExclusiveStartKey: first.LastEvaluatedKey ?? null })
    expect(atOf(second)).toEqual([9, 2])
    const third = await query({ ...base, ExclusiveStartKey: second.LastEvaluatedKey ?? null })
    expect(atOf(third)).toEqual([-1])
    expect(third).not.toHaveProperty('LastEvaluatedKey')
  })

  test('a filter counts what was read, and what is left', async () => {
    const answer = await query(
      {
        KeyConditionExpression: 'id = :id',
        FilterExpression: '#s = :open',
        ExpressionAttributeNames: { '#s': 'state' },
      },
      { ':open': S('open') },
    )
    expect(answer).toMatchObject({ Count: 2, ScannedCount: 5 })
  })

  test('a global index shows its projection', async () => {
    const answer = await ok('Query', {
      TableName: 'orders',
      IndexName: 'byState',
      KeyConditionExpression: '#s = :open',
      ExpressionAttributeNames: { '#s': 'state' },
      ExpressionAttributeValues: { ':open': S('open') },
      Limit: 2,
    })
    expect(answer.Items).toEqual([item('b', 1, { state: S('open') }), item('a', 10, { state: S('open') })])
    expect(answer.LastEvaluatedKey).toEqual(item('a', 10, { state: S('open') }))
  })

  test('Select COUNT has no items; a projection has its attributes only', async () => {
    expect(await query({ KeyConditionExpression: 'id = :id', Select: 'COUNT' })).toEqual({ Count: 5, ScannedCount: 5 })
    const answer = await query({ KeyConditionExpression: 'id = :id', ProjectionExpression: 'n', Limit: 1 })
    expect(answer.Items).toEqual([{ n: N(-1) }])
  })

  test.each<[string, JsonObject, string]>([
    ['n = :id', {}, 'Query condition missed key schema element: id'],
    ['id > :id', {}, 'Query key condition not supported'],
    ['id = :id OR n = :id', {}, 'Invalid operator used in KeyConditionExpression: OR'],
    ['id = :id AND n = :id', {}, 'Query condition missed key schema element: at'],
    ['id = :id AND id = :id', {}, 'KeyConditionExpressions must only contain one condition per key'],
    ['id = :v', { ':v': N(1) }, 'Condition parameter type does not match schema type'],
    ['id = :id AND contains(n, :id)', {}, 'Invalid operator used in KeyConditionExpression: contains'],
  ])('%s is refused', async (expression, values, message) => {
    const given = { ...(expression.includes(':id') && { ':id': S('a') }), ...values }
    const { body } = await run('Query', {
      TableName: 'orders',
      KeyConditionExpression: expression,
      ExpressionAttributeValues: given,
    })
    expect(body.message).toContain(message)
  })

  test('a filter may not name the key', async () => {
    const { body } = await run('Query', {
      TableName: 'orders',
      KeyConditionExpression: 'id = :id',
      FilterExpression: 'id = :id',
      ExpressionAttributeValues: { ':id': S('a') },
    })
    expect(body.message).toBe(
      'Filter Expression can only contain non-primary key attributes: Primary key attribute: id',
    )
  })

  test('a scan page by page meets every item once, and segments share them', async () => {
    for (let index = 0; index < 40; index += 1) await put(item(`p${index % 20}`, index))
    const seen = async (rest: JsonObject) => {
      const keys: string[] = []
      let start: Json | undefined
      do {
        const page: JsonObject = await ok('Scan', {
          TableName: 'orders',
          Limit: 7,
          ...rest,
          ...(start !== undefined && { ExclusiveStartKey: start }),
        })
        keys.push(...(page.Items as JsonObject[]).map(({ id, at }) => JSON.stringify([id, at])))
        start = page.LastEvaluatedKey
      } while (start !== undefined)
      return keys
    }
    const all = await seen({})
    expect(new Set(all).size).toBe(46)
    expect(all).toHaveLength(46)
    const parts = [...(await seen({ Segment: 0, TotalSegments: 2 })), ...(await seen({ Segment: 1, TotalSegments: 2 }))]
    expect(parts.sort()).toEqual([...all].sort())
  })

  test('a page ends at 1 MB', async () => {
    for (let index = 0; index < 4; index += 1) await put(item('big', index, { s: S('x'.repeat(390_000)) }))
    const answer = await ok('Query', {
      TableName: 'orders',
      KeyConditionExpression: 'id = :id',
      ExpressionAttributeValues: { ':id': S('big') },
    })
    expect(answer.Count).toBe(3)
    expect(answer.LastEvaluatedKey).toEqual(item('big', 2))
  })
})

describe('batches and transactions', () => {
  test('a batch writes and gets', async () => {
    await put(item('z', 1))
    expect(
      await ok('BatchWriteItem', {
        RequestItems: { orders: [{ PutRequest: { Item: item('a', 1) } }, { DeleteRequest: { Key: item('z', 1) } }] },
      }),
    ).toEqual({ UnprocessedItems: {} })
    expect(await ok('BatchGetItem', { RequestItems: { orders: { Keys: [item('a', 1), item('z', 1)] } } })).toEqual({
      Responses: { orders: [item('a', 1)] },
      UnprocessedKeys: {},
    })
  })

  test('a batch of 26 writes is refused and writes nothing', async () => {
    const requests = Array.from({ length: 26 }, (_, index) => ({ PutRequest: { Item: item('a', index) } }))
    const { body } = await run('BatchWriteItem', { RequestItems: { orders: requests } })
    expect(body.message).toBe('Too many items requested for the BatchWriteItem call')
    expect(await get('a', 0)).toBeUndefined()
  })

  const transaction = (last: JsonObject) => ({
    TransactItems: [
      { Put: { TableName: 'orders', Item: item('a', 1) } },
      { Update: { ...key('b', 1), UpdateExpression: 'ADD n :v', ExpressionAttributeValues: { ':v': N(1) } } },
      last,
    ],
  })

  test('a transaction does everything', async () => {
    await ok(
      'TransactWriteItems',
      transaction({ ConditionCheck: { ...key('c', 1), ConditionExpression: 'attribute_not_exists(id)' } }),
    )
    expect(
      await ok('TransactGetItems', {
        TransactItems: [{ Get: key('a', 1) }, { Get: key('b', 1) }, { Get: key('c', 1) }],
      }),
    ).toEqual({
      Responses: [{ Item: item('a', 1) }, { Item: item('b', 1, { n: N(1) }) }, {}],
    })
  })

  test('or nothing, with the reason of each', async () => {
    const { status, body } = await run(
      'TransactWriteItems',
      transaction({ Delete: { ...key('c', 1), ConditionExpression: 'attribute_exists(id)' } }),
    )
    expect(status).toBe(400)
    expect(body).toEqual({
      __type: 'com.amazonaws.dynamodb.v20120810#TransactionCanceledException',
      message:
        'Transaction cancelled, please refer cancellation reasons for specific reasons [None, None, ConditionalCheckFailed]',
      CancellationReasons: [
        { Code: 'None' },
        { Code: 'None' },
        { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed' },
      ],
    })
    expect(await get('a', 1)).toBeUndefined()
  })

  test('a token is good once', async () => {
    const add = {
      TransactItems: [
        { Update: { ...key('b', 1), UpdateExpression: 'ADD n :v', ExpressionAttributeValues: { ':v': N(1) } } },
      ],
      ClientRequestToken: 't',
    }
    await ok('TransactWriteItems', add)
    await ok('TransactWriteItems', add)
    expect(await get('b', 1)).toEqual(item('b', 1, { n: N(1) }))
    expect(
      (await run('TransactWriteItems', { ...transaction({ Delete: key('c', 1) }), ClientRequestToken: 't' })).body
        .__type,
    ).toContain('#IdempotentParameterMismatchException')
    caller.clock.advance(600_000)
    await ok('TransactWriteItems', add)
    expect(await get('b', 1)).toEqual(item('b', 1, { n: N(2) }))
  })
})

test('tables are described, listed and deleted', async () => {
  await put(item('a', 1))
  expect((await ok('DescribeTable', { TableName: 'orders' })).Table).toMatchObject({
    TableName: 'orders',
    TableStatus: 'ACTIVE',
    ItemCount: 1,
    TableArn: 'arn:aws:dynamodb:us-east-1:123456789012:table/orders',
    CreationDateTime: 1_768_478_400,
    GlobalSecondaryIndexes: [{ IndexName: 'byState', Projection: { ProjectionType: 'KEYS_ONLY' } }],
  })
  expect(await ok('ListTables', {})).toEqual({ TableNames: ['orders'] })
  await ok('DeleteTable', { TableName: 'orders' })
  expect((await run('DescribeTable', { TableName: 'orders' })).body.message).toBe(
    'Requested resource not found: Table: orders not found',
  )
})
