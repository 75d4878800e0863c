/**
 * Code for inside the sandbox: `@aws-sdk/util-dynamodb` and `@aws-sdk/lib-dynamodb`, which take plain JavaScript values for
 * DynamoDB's typed ones.
 */
export const awsSdkDocumentsSource = `(function (host, guest) {
  'use strict'
  class NumberValue {
    constructor(value) { this.value = typeof value === 'object' ? value.N : String(value) }
    static from(value) { return new NumberValue(value) }
    toAttributeValue() { return { N: this.toString() } }
    toBigInt() { return BigInt(this.toString()) }
    toString() { return String(this.value) }
    valueOf() { return this.toString() }
  }
  const isBytes = (value) => ArrayBuffer.isView(value) || value instanceof ArrayBuffer
  const numberOf = (value) => {
    if (value instanceof NumberValue) return value.toAttributeValue()
    if (typeof value === 'bigint') return { N: String(value) }
    if (Number.isNaN(value) || Math.abs(value) === Infinity) throw new Error('Special numeric value ' + value + ' is not allowed')
    if (value > Number.MAX_SAFE_INTEGER) throw new Error('Number ' + value + ' is greater than Number.MAX_SAFE_INTEGER. Use NumberValue from @aws-sdk/lib-dynamodb.')
    if (value < Number.MIN_SAFE_INTEGER) throw new Error('Number ' + value + ' is lesser than Number.MIN_SAFE_INTEGER. Use NumberValue from @aws-sdk/lib-dynamodb.')
    return { N: String(value) }
  }
  const undefinedRefused = () => new Error('Pass options.removeUndefinedValues=true to remove undefined values from map/array/set.')
  const setOf = (set, options) => {
    const entries = options.removeUndefinedValues ? [...set].filter((entry) => entry !== undefined) : [...set]
    if (!options.removeUndefinedValues && set.has(undefined)) throw undefinedRefused()
    if (entries.length === 0) {
      if (options.convertEmptyValues) return { NULL: true }
      throw new Error('Pass a non-empty set, or options.convertEmptyValues=true.')
    }
    const [first] = entries
    if (first instanceof NumberValue || typeof first === 'number' || typeof first === 'bigint') return { NS: entries.map((entry) => numberOf(entry).N) }
    if (typeof first === 'string') return { SS: entries }
    if (isBytes(first)) return { BS: entries }
    throw new Error('Only Number Set (NS), Binary Set (BS), String Set (SS) are allowed.')
  }
  const mapOf = (entries, options) => {
    const map = {}
    for (const [key, value] of entries) {
      if (typeof value === 'function' || (value === undefined && options.removeUndefinedValues)) continue
      Object.defineProperty(map, key, { value: toValue(value, options), writable: true, enumerable: true, configurable: true })
    }
    return map
  }
  const isPlain = (value) => { const prototype = Object.getPrototypeOf(value); return prototype === null || prototype === Object.prototype }
  const toValue = (value, options = {}) => {
    if (value === undefined) throw undefinedRefused()
    if (value === null) return { NULL: true }
    if (Array.isArray(value)) return { L: value.filter((entry) => typeof entry !== 'function' && (!options.removeUndefinedValues || entry !== undefined)).map((entry) => toValue(entry, options)) }
    if (value instanceof Set) return setOf(value, options)
    if (value instanceof Map) return { M: mapOf(value.entries(), options) }
    if (value instanceof NumberValue) return value.toAttributeValue()
    if (isBytes(value)) return (value.length ?? value.byteLength) === 0 && options.convertEmptyValues ? { NULL: true } : { B: value }
    if (typeof value === 'boolean' || value instanceof Boolean) return { BOOL: value.valueOf() }
    if (typeof value === 'number' || value instanceof Number || typeof value === 'bigint') return numberOf(value.valueOf())
    if (typeof value === 'string' || value instanceof String) return value.length === 0 && options.convertEmptyValues ? { NULL: true } : { S: value.toString() }
    if (typeof value === 'object' && (isPlain(value) || options.convertClassInstanceToMap)) return { M: mapOf(Object.entries(value), options) }
    throw new Error('Unsupported type passed: ' + String(value) + '. Pass options.convertClassInstanceToMap=true to marshall typeof object as map attribute.')
  }
  const marshall = (value, options = {}) => {
    const made = toValue(value, options)
    const [[type, inner]] = Object.entries(made)
    const unwraps = (type === 'M' || type === 'L') && options.convertTopLevelContainer !== true
    return unwraps ? inner : made
  }
  const toNumber = (text, options) => {
    if (typeof options.wrapNumbers === 'function') return options.wrapNumbers(text)
    if (options.wrapNumbers) return NumberValue.from(text)
    const number = Number(text)
    if ((number > Number.MAX_SAFE_INTEGER || number < Number.MIN_SAFE_INTEGER) && Math.abs(number) !== Infinity) {
      try { return BigInt(text) } catch { throw new Error(text + " can't be converted to BigInt. Set options.wrapNumbers to get string value.") }
    }
    return number
  }
  const fromValue = (value, options = {}) => {
    for (const [type, inner] of Object.entries(value)) {
      if (inner === undefined) continue
      switch (type) {
        case 'NULL': return null
        case 'BOOL': return Boolean(inner)
        case 'N': return toNumber(inner, options)
        case 'B': return inner
        case 'S': return String(inner)
        case 'L': return inner.map((entry) => fromValue(entry, options))
        case 'M': return fromMap(inner, options)
        case 'NS': return new Set(inner.map((entry) => toNumber(entry, options)))
        case 'BS': return new Set(inner)
        case 'SS': return new Set(inner)
        default: throw new Error('Unsupported type passed: ' + type)
      }
    }
    throw new Error('No value defined: ' + JSON.stringify(value))
  }
  const fromMap = (map, options) => {
    const object = {}
    for (const [key, value] of Object.entries(map)) Object.defineProperty(object, key, { value: fromValue(value, options), writable: true, enumerable: true, configurable: true })
    return object
  }
  const unmarshall = (map, options = {}) => (options.convertWithoutMapWrapper ? fromValue(map, options) : fromMap(map, options))

  guest.installDocumentClient = (dynamodb) => {
    guest.registerAwsSdk('@aws-sdk/util-dynamodb', { marshall, unmarshall, convertToAttr: toValue, convertToNative: fromValue, NumberValueImpl: NumberValue })

    const each = (list, change) => (Array.isArray(list) ? list.map(change) : list)
    const eachValue = (map, change) => (map === undefined ? map : Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value)])))
    const itemNames = ['Item', 'Key', 'ExpressionAttributeValues', 'ExclusiveStartKey', 'LastEvaluatedKey', 'Attributes']
    const convertRequest = (request, convert) => {
      const converted = { ...request }
      for (const name of itemNames) if (converted[name] !== undefined) converted[name] = convert(converted[name])
      if (converted.Keys !== undefined) converted.Keys = each(converted.Keys, convert)
      if (converted.Items !== undefined) converted.Items = each(converted.Items, convert)
      for (const name of ['PutRequest', 'DeleteRequest', 'Put', 'Get', 'Update', 'Delete', 'ConditionCheck']) if (converted[name] !== undefined) converted[name] = convertRequest(converted[name], convert)
      return converted
    }
    const convertAll = (value, convert) => {
      const converted = convertRequest(value, convert)
      const request = (entry) => (Array.isArray(entry) ? entry.map((each) => convertRequest(each, convert)) : convertRequest(entry, convert))
      for (const name of ['RequestItems', 'UnprocessedItems', 'UnprocessedKeys']) if (converted[name] !== undefined) converted[name] = eachValue(converted[name], request)
      if (converted.TransactItems !== undefined) converted.TransactItems = each(converted.TransactItems, (entry) => convertRequest(entry, convert))
      if (converted.Responses !== undefined) converted.Responses = Array.isArray(converted.Responses) ? converted.Responses.map((entry) => convertRequest(entry, convert)) : eachValue(converted.Responses, (list) => each(list, convert))
      return converted
    }

    const names = { Put: 'PutItem', Get: 'GetItem', Update: 'UpdateItem', Delete: 'DeleteItem', Query: 'Query', Scan: 'Scan', BatchGet: 'BatchGetItem', BatchWrite: 'BatchWriteItem', TransactGet: 'TransactGetItems', TransactWrite: 'TransactWriteItems' }
    const members = { NumberValue }
    class DynamoDBDocumentClient {
      #client
      #translate
      constructor(client, translate = {}) { this.#client = client; this.#translate = translate; this.config = client.config; this.middlewareStack = client.middlewareStack }
      static from(client, translate) { return new this(client, translate) }
      async #run(command) {
        if (command === null || typeof command !== 'object' || command.documentOperation === undefined) return this.#client.send(command)
        const { marshallOptions = {}, unmarshallOptions = {} } = this.#translate
        const input = convertAll(command.input, (value) => marshall(value, marshallOptions))
        const fromStored = (value) => unmarshall(value, unmarshallOptions)
        try {
          return convertAll(await this.#client.send(new dynamodb[command.documentOperation + 'Command'](input)), fromStored)
        } catch (error) {
          if (error !== null && typeof error === 'object') {
            if (error.Item !== undefined) error.Item = fromStored(error.Item)
            if (Array.isArray(error.CancellationReasons)) error.CancellationReasons = error.CancellationReasons.map((reason) => convertRequest(reason, fromStored))
          }
          throw error
        }
      }
      send(command, options, callback) {
        const done = typeof options === 'function' ? options : callback
        const running = this.#run(command)
        if (done === undefined) return running
        running.then((output) => done(null, output), (error) => done(error))
      }
      destroy() {}
    }
    class DynamoDBDocument extends DynamoDBDocumentClient {}
    members.DynamoDBDocumentClient = DynamoDBDocumentClient
    members.DynamoDBDocument = DynamoDBDocument
    for (const [name, operation] of Object.entries(names)) {
      const Command = class { constructor(input = {}) { this.input = input; this.documentOperation = operation } }
      Object.defineProperty(Command, 'name', { value: name + 'Command' })
      members[name + 'Command'] = Command
      const method = name.slice(0, 1).toLowerCase() + name.slice(1)
      DynamoDBDocument.prototype[method] = function (input, options, callback) { return this.send(new Command(input), options, callback) }
    }
    for (const name of ['Query', 'Scan']) members['paginate' + name] = guest.paginator((client, input) => client.send(new members[name + 'Command'](input)), 'ExclusiveStartKey', 'LastEvaluatedKey', 'Limit')
    guest.registerAwsSdk('@aws-sdk/lib-dynamodb', members)
  }
})`
