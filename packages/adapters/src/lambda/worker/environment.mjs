import variant from '@jitl/quickjs-ng-wasmfile-release-sync'
import { newQuickJSWASMModuleFromVariant, newVariant } from 'quickjs-emscripten-core'
import { awsSdkSource } from '../guest/aws-sdk.mjs'
import { awsSdkClientsSource } from '../guest/aws-sdk-clients.mjs'
import { awsSdkDocumentsSource } from '../guest/aws-sdk-documents.mjs'
import { baseSource } from '../guest/base.mjs'
import { bufferSource } from '../guest/buffer.mjs'
import { consoleSource } from '../guest/console.mjs'
import { cryptoSource } from '../guest/crypto.mjs'
import { runtimeSource } from '../guest/runtime.mjs'
import { urlSource } from '../guest/url.mjs'
import { clock } from './clock.mjs'
import { useFastText } from './fast-text.mjs'
import { hostFunctions, lineLog } from './host-functions.mjs'
import { missingModule } from './missing-module.mjs'
import { serviceCalls } from './service-calls.mjs'

const guestSources = {
  baseSource,
  bufferSource,
  consoleSource,
  urlSource,
  cryptoSource,
  awsSdkClientsSource,
  awsSdkDocumentsSource,
  awsSdkSource,
  runtimeSource,
}
const stackBytes = 512 * 1024
const page = 65_536
/** what QuickJS itself and the copies of payloads need beside the memory of the function */
const overheadBytes = 24 * 1024 * 1024

/**
 * A QuickJS of its own with everything a handler expects around it.
 * `setMemoryLimit` bounds ordinary objects only: typed arrays and long strings are bounded by the WebAssembly memory.
 * @param {number} memoryBytes
 */
export const createEnvironment = async (memoryBytes) => {
  const wasmMemory = new WebAssembly.Memory({
    initial: 256,
    maximum: Math.max(256, Math.ceil((memoryBytes + overheadBytes) / page)),
  })
  const quickjs = await newQuickJSWASMModuleFromVariant(newVariant(variant, { wasmMemory }))
  useFastText(quickjs.module, wasmMemory)
  const runtime = quickjs.newRuntime()
  runtime.setMemoryLimit(memoryBytes)
  runtime.setMaxStackSize(stackBytes)
  const vm = runtime.newContext()

  const state = {
    timers: new Map(),
    nextOrder: 0,
    calls: serviceCalls(),
    /** epoch milliseconds of the handler's clock */
    deadline: Number.POSITIVE_INFINITY,
    /** real milliseconds: when computing ends */
    computeUntil: Number.POSITIVE_INFINITY,
    log: lineLog(),
    randomBytes: () => Buffer.alloc(0),
    /** set when the environment cannot go on: `timeout` or `exit` */
    ended: undefined,
    missing: undefined,
    missingModule: (name) => {
      state.missing = missingModule(name, moduleNames)
      return state.missing
    },
  }
  runtime.setInterruptHandler(() => {
    if (state.ended === undefined && clock.elapsed() > state.computeUntil) state.ended = { kind: 'timeout' }
    return state.ended !== undefined
  })

  const host = vm.newObject()
  for (const [name, run] of Object.entries(hostFunctions(vm, state))) {
    const handle = vm.newFunction(name, run)
    vm.setProp(host, name, handle)
    handle.dispose()
  }
  const guest = vm.newObject()
  for (const [name, source] of Object.entries(guestSources)) {
    const install = vm.unwrapResult(vm.evalCode(source, `gatewright:${name}`))
    vm.unwrapResult(vm.callFunction(install, vm.undefined, host, guest)).dispose()
    install.dispose()
  }

  /** Calls a function of the guest; the caller disposes of the result. */
  const call = (name, ...args) => {
    const run = vm.getProp(guest, name)
    const result = vm.callFunction(run, vm.undefined, args)
    run.dispose()
    for (const argument of args) argument.dispose()
    return result
  }
  const textFrom = (name, ...args) => {
    const handle = vm.unwrapResult(call(name, ...args))
    const text = vm.getString(handle)
    handle.dispose()
    return text
  }
  const moduleNames = JSON.parse(textFrom('moduleNames'))

  const builtinHook = vm.getProp(guest, 'builtin')
  const hook = vm.newSymbolFor('gatewright.builtin')
  vm.defineProp(vm.global, hook, { value: builtinHook, enumerable: false, configurable: false })
  hook.dispose()
  builtinHook.dispose()
  runtime.setModuleLoader(
    (name) => {
      const plain = name.replace(/^node:/, '')
      if (!moduleNames.includes(plain)) return { error: new Error(state.missingModule(name)) }
      const members = JSON.parse(textFrom('memberNames', vm.newString(plain))).filter((member) => member !== 'default')
      const lines = members.map((member) => `export const ${member} = module.${member};`).join('')
      return `const module = globalThis[Symbol.for('gatewright.builtin')](${JSON.stringify(plain)});export default module;${lines}`
    },
    (_base, requested) => requested,
  )
  return { vm, runtime, state, call, textFrom }
}
