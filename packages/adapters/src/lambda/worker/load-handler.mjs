import { commonJsWrapper, mayBeModule, toJavaScript } from './compile-source.mjs'
import { runEventLoop } from './event-loop.mjs'

/** An error document that the loading of a function ends with. */
export class LoadError extends Error {
  constructor(document) {
    super(document.errorMessage)
    this.document = document
  }
}

const syntaxError = (document) =>
  new LoadError({
    errorType: 'Runtime.UserCodeSyntaxError',
    errorMessage: `SyntaxError: ${document.errorMessage}`,
    trace: [`Runtime.UserCodeSyntaxError: SyntaxError: ${document.errorMessage}`, ...document.trace.slice(1)],
  })

/**
 * Loads the source as CommonJS, or as an ES module when it is no CommonJS, and finds the handler in it.
 * @param environment see environment.mjs
 * @param {{ source: string, language: 'javascript' | 'typescript', handler: string }} code
 * @throws LoadError; state.ended is set when a limit was passed
 */
export const loadHandler = async (environment, code) => {
  const { vm, state, call, textFrom } = environment
  const refuse = (errorHandle) => {
    const document = JSON.parse(textFrom('errorDocument', errorHandle))
    if (state.missing !== undefined && document.errorMessage.includes(state.missing)) {
      const message = `Error: ${state.missing}\nRequire stack:\n- /var/task/index.js`
      return new LoadError({
        errorType: 'Runtime.ImportModuleError',
        errorMessage: message,
        trace: [`Runtime.ImportModuleError: ${message}`],
      })
    }
    return new LoadError(document)
  }
  let source
  try {
    source = toJavaScript(code.source, code.language)
  } catch (error) {
    throw syntaxError({ errorMessage: error.message, trace: [] })
  }

  const wrapper = vm.evalCode(commonJsWrapper.join(source), '/var/task/index.js', { type: 'global' })
  let exported
  if (wrapper.error === undefined) {
    const result = call('runCommonJs', wrapper.value, vm.newString('/var/task/index.js'))
    if (result.error) throw refuse(result.error)
    exported = result.value
  } else if (mayBeModule(source)) {
    wrapper.error.dispose()
    exported = await loadModule(environment, source, refuse)
  } else {
    const document = JSON.parse(textFrom('errorDocument', wrapper.error))
    throw document.errorType === 'SyntaxError' ? syntaxError(document) : new LoadError(document)
  }
  if (exported === undefined) return
  const used = call('useHandler', exported, vm.newString(code.handler))
  if (used.error) throw refuse(used.error)
  used.value.dispose()
}

const loadModule = async (environment, source, refuse) => {
  const { vm, state, textFrom } = environment
  const result = vm.evalCode(source, 'file:///var/task/index.mjs', { type: 'module' })
  if (result.error) {
    const copy = result.error.dup()
    const document = JSON.parse(textFrom('errorDocument', result.error))
    if (document.errorType === 'SyntaxError') {
      copy.dispose()
      throw syntaxError(document)
    }
    throw refuse(copy)
  }
  let settled = vm.getPromiseState(result.value)
  if (settled.type === 'pending') {
    await runEventLoop(environment, () => vm.getPromiseState(result.value).type !== 'pending')
    settled = vm.getPromiseState(result.value)
  }
  if (state.ended !== undefined) return undefined
  switch (settled.type) {
    case 'fulfilled':
      return settled.value
    case 'rejected':
      throw refuse(settled.error)
    default:
      throw new LoadError({
        errorType: 'Runtime.ExitError',
        errorMessage: 'The module waits for a promise that never settles.',
        trace: [],
      })
  }
}
