/**
 * Code for inside the sandbox: finds the handler and calls it, as the runtime interface client of Lambda's Node.js
 * runtimes does (aws-lambda-nodejs-runtime-interface-client: Runtime, CallbackContext, Errors, UserFunction).
 */
export const runtimeSource = String.raw`(function (host, guest) {
  'use strict'
  const parse = JSON.parse, stringify = JSON.stringify, then = Promise.prototype.then, apply = Reflect.apply
  const textOf = (value) => (typeof value === 'string' ? value : String(value))

  const documentOf = (error) => {
    try {
      const like = error instanceof Error || (error && typeof error.name === 'string' && typeof error.message === 'string' && typeof error.stack === 'string')
      if (!like) return { errorType: typeof error, errorMessage: textOf(error.toString()), trace: [] }
      const head = error.message === '' ? textOf(error.name) : error.name + ': ' + error.message
      return { errorType: textOf(error.name), errorMessage: textOf(error.message), trace: [...head.split('\n'), ...guest.framesOf(error)] }
    } catch {
      return { errorType: 'handled', errorMessage: 'callback called with Error argument, but there was a problem while retrieving one or more of its message, name, and stack' }
    }
  }
  guest.errorDocument = (error) => stringify(documentOf(error))
  const named = (name, message) => Object.assign(new Error(message), { name })

  guest.require = (name) => {
    const found = guest.builtin(name)
    if (found !== undefined) return found
    throw Object.assign(new Error(parse(host.missingModule(stringify(String(name))))), { code: 'MODULE_NOT_FOUND' })
  }
  guest.runCommonJs = (wrapper, file) => {
    const module = { exports: {}, id: '.', filename: file, loaded: false }
    const require = Object.assign((name) => guest.require(name), { resolve: (name) => name, cache: {}, main: module })
    wrapper.call(module.exports, module.exports, require, module, file, '/var/task')
    module.loaded = true
    return module.exports
  }
  let handler
  guest.useHandler = (exported, name) => {
    const short = name.replace(/^index\./, '')
    let found = short.split('.').reduce((value, key) => (value === undefined || value === null ? undefined : value[key]), exported)
    if (found === undefined && exported && exported.default) found = short.split('.').reduce((value, key) => (value === undefined || value === null ? undefined : value[key]), exported.default)
    if (!found) throw named('Runtime.HandlerNotFound', 'index.' + short + ' is undefined or not exported')
    if (typeof found !== 'function') throw named('Runtime.HandlerNotFound', 'index.' + short + ' is not a function')
    handler = found
  }

  let current
  const settle = (invocation, kind, text) => {
    if (invocation !== current || invocation.finished) return
    invocation.finished = true
    completed = kind === 'payload' ? text : kind === 'error' ? 'E' + text : 'U' + text
  }
  // what the invocation came to, or nothing: a payload as it is, other kinds with a letter before them that begins no JSON.
  // The host asks for it when jobs have run, since a call out of here costs more than one in
  let completed = ''
  guest.takeCompleted = () => {
    const taken = completed
    completed = ''
    return taken
  }
  const answer = (invocation, value) => {
    let text
    try {
      text = stringify(value === undefined ? null : value)
    } catch (error) {
      return settle(invocation, 'error', stringify({ errorType: 'Runtime.MarshalError', errorMessage: 'Unable to stringify response body as json: ' + (error && error.message), trace: [] }))
    }
    settle(invocation, 'payload', text === undefined ? 'null' : text)
  }
  const refuse = (invocation, error) => {
    const document = documentOf(error)
    if (!invocation.finished && invocation === current) host.log('error', stringify('Invoke Error \t' + stringify({ errorType: document.errorType, errorMessage: document.errorMessage, stack: document.trace })))
    settle(invocation, 'error', stringify(document))
  }
  guest.uncaught = (error) => refuse(current, error)
  guest.emptyLoop = () => {
    const invocation = current
    if (invocation.pending !== undefined) return answer(invocation, invocation.pending.value)
    if (invocation.isAsync) {
      return refuse(invocation, named('Runtime.NodeJsExit', 'The Lambda runtime client detected an unexpected Node.js exit code. This is most commonly caused by a Promise that was never settled.'))
    }
    answer(invocation, null)
  }
  let x = 0, y = 0, z = 0, counter = 1, seeded = false
  const next = () => {
    const sum = (((x + y) | 0) + counter) | 0
    counter = (counter + 1) | 0
    x = y ^ (y >>> 9)
    y = (z + (z << 3)) | 0
    z = (((z << 21) | (z >>> 11)) + sum) | 0
    return sum >>> 0
  }
  const seed = () => {
    const numbers = new Int32Array(host.randomBytes(12))
    x = numbers[0]; y = numbers[1]; z = numbers[2]; counter = 1
    for (let round = 0; round < 12; round += 1) next()
    seeded = true
  }
  Math.random = () => {
    if (!seeded) seed()
    return ((next() >>> 5) * 67108864 + (next() >>> 6)) / 9007199254740992
  }
  const failed = (error) => error !== undefined && error !== null
  guest.invoke = (payload, facts) => {
    const invocation = { finished: false, pending: undefined, waits: true, isAsync: handler.constructor?.name === 'AsyncFunction', isDone: false, isCalledBack: false }
    current = invocation
    completed = ''
    seeded = false
    let event
    try { event = parse(payload) } catch (error) { return settle(invocation, 'unreadable', stringify(error.message)) }
    const given = parse(facts)
    const done = (error, value) => {
      if (invocation.isDone) return
      invocation.isDone = true
      if (failed(error)) refuse(invocation, error)
      else answer(invocation, value)
    }
    const callback = (error, value) => {
      if (invocation.isCalledBack) return
      invocation.isCalledBack = true
      if (failed(error)) return refuse(invocation, error)
      if (!invocation.waits) return answer(invocation, value)
      invocation.pending = { value }
    }
    const context = {
      get callbackWaitsForEmptyEventLoop() { return invocation.waits },
      set callbackWaitsForEmptyEventLoop(value) { invocation.waits = Boolean(value) },
      done, succeed: (value) => done(null, value), fail: (error) => done(failed(error) ? error : 'handled'),
      ...given,
      getRemainingTimeInMillis: () => host.remaining(),
    }
    try {
      const result = handler(event, context, callback)
      if (result && typeof result.then === 'function') {
        invocation.isAsync = true
        const pass = (value) => answer(invocation, value), fail = (error) => refuse(invocation, error === undefined || error === null ? 'handled' : error)
        if (result instanceof Promise) apply(then, result, [pass, fail])
        else result.then(pass, fail)
      }
    } catch (error) {
      refuse(invocation, error)
    }
  }
})`
