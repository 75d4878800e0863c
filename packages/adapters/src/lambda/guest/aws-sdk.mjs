/**
 * Code for inside the sandbox: the clients of the AWS SDK v3. A command's input goes to the host as JSON, in which bytes are
 * `{"$bytes": base64}` and times `{"$date": milliseconds}`; the host makes the request and sends output or error back.
 * What is not there fails by its name.
 */
export const awsSdkSource = `(function (host, guest) {
  'use strict'
  const parse = JSON.parse, stringify = JSON.stringify
  const base64 = (bytes) => guest.Buffer.from(bytes).toString('base64')
  const bytesOf = (text) => new Uint8Array(guest.Buffer.from(text, 'base64'))
  const notSimulated = (what, instead) => Object.assign(new Error(what + ' is not simulated in the sandbox. ' + instead), { name: 'NotSimulatedError' })

  const encode = (value) => {
    if (value instanceof Date) return { $date: value.getTime() }
    if (ArrayBuffer.isView(value)) return { $bytes: base64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)) }
    if (value instanceof ArrayBuffer) return { $bytes: base64(new Uint8Array(value)) }
    if (Array.isArray(value)) return value.map((entry) => (entry === undefined ? null : encode(entry)))
    if (typeof value === 'bigint') return String(value)
    if (typeof value !== 'object' || value === null) return value
    const copy = Object.create(null)
    for (const key of Object.keys(value)) if (value[key] !== undefined && typeof value[key] !== 'function') copy[key] = encode(value[key])
    return copy
  }
  const decode = (value) => {
    if (Array.isArray(value)) return value.map(decode)
    if (typeof value !== 'object' || value === null) return value
    if (typeof value.$bytes === 'string') return bytesOf(value.$bytes)
    if (typeof value.$date === 'number') return new Date(value.$date)
    const copy = {}
    for (const key of Object.keys(value)) Object.defineProperty(copy, key, { value: decode(value[key]), writable: true, enumerable: true, configurable: true })
    return copy
  }

  let nextCall = 1
  const waiting = new Map()
  const callService = (request) => new Promise((resolve) => {
    const id = nextCall++
    waiting.set(id, resolve)
    host.callService(id, stringify(request))
  })
  guest.serviceAnswer = (id, text) => {
    const resolve = waiting.get(id)
    waiting.delete(id)
    if (resolve !== undefined) resolve(parse(text))
  }

  /** Bytes of a body as the SDK hands them out: a stream that can be turned into text or bytes. */
  const streamOf = (bytes) => ({
    transformToByteArray: async () => bytes,
    transformToString: async (encoding) => guest.Buffer.from(bytes).toString(encoding),
    transformToWebStream: () => { throw notSimulated('transformToWebStream', 'Use transformToByteArray or transformToString.') },
    async *[Symbol.asyncIterator]() { if (bytes.length > 0) yield guest.Buffer.from(bytes) },
    on(event, listener) {
      if (event === 'data') setImmediate(() => listener(guest.Buffer.from(bytes)))
      if (event === 'end' || event === 'close') setImmediate(() => setImmediate(() => listener()))
      return this
    },
    once(event, listener) { return this.on(event, listener) },
    pipe: () => { throw notSimulated('pipe', 'Use transformToByteArray or transformToString.') },
  })

  const bodyBytes = async (body) => {
    if (body === undefined || body === null || typeof body === 'string' || ArrayBuffer.isView(body) || body instanceof ArrayBuffer) return body
    if (typeof body.transformToByteArray === 'function') return body.transformToByteArray()
    if (typeof body[Symbol.asyncIterator] !== 'function') throw notSimulated('A body of this kind', 'Use text, a Buffer or a Uint8Array.')
    const parts = []
    for await (const part of body) parts.push(guest.Buffer.from(part))
    return guest.Buffer.concat(parts)
  }

  /** Makes the module of a client. */
  const clientModule = (definition) => {
    const { name, service, title, commands, errors } = definition
    const members = {}
    class ServiceException extends Error {
      constructor(fields) {
        super(fields.message)
        Object.assign(this, fields)
      }
    }
    Object.defineProperty(ServiceException, 'name', { value: title + 'ServiceException' })
    members[title + 'ServiceException'] = ServiceException
    for (const errorName of errors) {
      const made = class extends ServiceException { constructor(fields) { super({ name: errorName, $fault: 'client', ...fields }) } }
      Object.defineProperty(made, 'name', { value: errorName })
      members[errorName] = made
    }
    class Client {
      constructor(config = {}) {
        const region = typeof config.region === 'function' ? config.region : async () => config.region ?? guest.process.env.AWS_REGION
        this.config = { ...config, region, serviceId: title }
        this.middlewareStack = new Proxy({}, { get: (target, member) => { throw notSimulated('middlewareStack.' + String(member) + ' of ' + title + 'Client', 'Clients call the simulated services directly.') } })
      }
      async #run(command) {
        if (!command || command.service !== service) throw new TypeError('send expects a command of ' + name)
        const input = command.service === 's3' && 'Body' in command.input ? { ...command.input, Body: await bodyBytes(command.input.Body) } : command.input
        const answer = await callService({ service, operation: command.operation, input: encode(input), region: await this.config.region() })
        const metadata = { attempts: 1, totalRetryDelay: 0, ...answer.metadata }
        if (answer.notSimulated !== undefined) throw notSimulated(command.operation + 'Command of ' + name, answer.notSimulated)
        if (answer.error !== undefined) {
          const { name: errorName, message, ...rest } = decode(answer.error)
          const Known = Object.hasOwn(members, errorName) ? members[errorName] : ServiceException
          throw new Known({ ...rest, name: errorName, message, $fault: metadata.httpStatusCode < 500 ? 'client' : 'server', $metadata: metadata })
        }
        const output = decode(answer.output)
        if (service === 's3' && output.Body !== undefined) output.Body = streamOf(output.Body)
        if (service === 'lambda' && output.Payload !== undefined) output.Payload = Object.assign(output.Payload, { transformToString: (encoding) => guest.Buffer.from(output.Payload).toString(encoding) })
        return { $metadata: metadata, ...output }
      }
      send(command, options, callback) {
        const done = typeof options === 'function' ? options : callback
        const running = this.#run(command)
        if (done === undefined) return running
        running.then((output) => done(null, output), (error) => done(error))
      }
      destroy() {}
    }
    Object.defineProperty(Client, 'name', { value: title + 'Client' })
    members[title + 'Client'] = Client
    const Aggregated = class extends Client {}
    Object.defineProperty(Aggregated, 'name', { value: title })
    members[title] = Aggregated
    for (const operation of commands) {
      const Command = class {
        constructor(input = {}) { this.input = input; this.service = service; this.operation = operation }
      }
      Object.defineProperty(Command, 'name', { value: operation + 'Command' })
      members[operation + 'Command'] = Command
      const method = operation.slice(0, 1).toLowerCase() + operation.slice(1)
      Aggregated.prototype[method] = function (input, options, callback) { return this.send(new Command(input), options, callback) }
    }
    for (const [operation, inputToken, outputToken] of definition.paginators ?? []) members['paginate' + operation] = paginator((client, input) => client.send(new members[operation + 'Command'](input)), inputToken, outputToken, definition.pageSize)
    return members
  }

  const paginator = (call, inputToken, outputToken, pageSize) => async function* (config, input, ...options) {
    let token = config.startingToken
    for (;;) {
      const page = await call(config.client, { ...input, ...(token !== undefined && { [inputToken]: token }), ...(config.pageSize !== undefined && pageSize !== undefined && { [pageSize]: config.pageSize }) })
      yield page
      token = page[outputToken]
      if (token === undefined) return
    }
  }
  guest.paginator = paginator

  const expected = /^(?:[A-Z][A-Za-z0-9]*(?:Command|Client|Exception)|paginate[A-Z].*|waitUntil[A-Z].*)$/
  const register = (name, members) => {
    const there = Object.keys(members).filter((member) => /Command$/.test(member)).join(', ')
    guest.module(name, new Proxy(members, {
      get(target, member) {
        if (typeof member === 'string' && !Object.hasOwn(target, member) && expected.test(member)) throw notSimulated(member + ' of ' + name, 'Simulated: ' + there + '.')
        return target[member]
      },
    }))
  }
  guest.registerAwsSdk = register

  for (const definition of guest.awsClients) {
    definition.module = clientModule(definition)
    register(definition.name, definition.module)
  }
  guest.installDocumentClient(guest.awsClients.find(({ service }) => service === 'dynamodb').module, encode)
})`
