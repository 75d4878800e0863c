import variant from '@jitl/quickjs-ng-wasmfile-release-sync'
import fc from 'fast-check'
import { newQuickJSWASMModuleFromVariant, newVariant } from 'quickjs-emscripten-core'
import { describe, expect, test } from 'vitest'
import { type TextModule, TextTooLarge, useFastText } from './fast-text.mjs'

// Node has it, its types do not
declare const WebAssembly: {
  readonly Memory: new (pages: {
    initial: number
    maximum: number
  }) => { readonly buffer: ArrayBuffer; grow(by: number): number }
}

const page = 65_536

/** A QuickJS of its own, with the library's routines for text beside ours. */
async function quickjs(maximumPages = 4096) {
  const memory = new WebAssembly.Memory({ initial: 256, maximum: maximumPages })
  const engine = await newQuickJSWASMModuleFromVariant(newVariant(variant, { wasmMemory: memory }))
  const { module } = engine as unknown as {
    module: TextModule & { _malloc(size: number): number; _free(at: number): void }
  }
  const { lengthBytesUTF8, stringToUTF8, UTF8ToString } = module
  useFastText(module, memory)
  return { engine, memory, module, library: { lengthBytesUTF8, stringToUTF8, UTF8ToString } }
}

const { engine, memory, module, library } = await quickjs()
const bytesAt = (pointer: number, size: number) => Buffer.from(new Uint8Array(memory.buffer, pointer, size))
const written = (routines: TextModule, text: string, guard = 8): Buffer => {
  const size = routines.lengthBytesUTF8(text) + 1
  const pointer = module._malloc(size + guard)
  new Uint8Array(memory.buffer, pointer, size + guard).fill(0xaa)
  routines.stringToUTF8(text, pointer, size)
  const bytes = bytesAt(pointer, size + guard)
  module._free(pointer)
  return bytes
}
/** all of UTF-16: lone surrogates, NUL, astral characters */
const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(0, 0xd800, 0xdbff, 0xdc00, 0xdfff, 0x7f, 0x80, 0x7ff, 0x800, 0xffff),
      fc.integer({ min: 0, max: 0xffff }),
    ),
  )
  .map((units) => String.fromCharCode(...units))
const wellFormed = fc.string({ unit: 'binary', maxLength: 200 })

describe('text into memory', () => {
  test('well-formed text gives the bytes that the library itself writes', () => {
    fc.assert(
      fc.property(wellFormed, (text) => {
        expect(written(module, text).equals(written(library, text))).toBe(true)
      }),
    )
  })

  test('any text fills what its length asked for, ends with NUL, and touches nothing behind it', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(written(module, text)).toEqual(
          Buffer.concat([Buffer.from(text, 'utf8'), Buffer.from([0]), Buffer.alloc(8, 0xaa)]),
        )
      }),
    )
  })

  test('text that is longer than its room is cut, never written beyond it', () => {
    const pointer = module._malloc(16)
    new Uint8Array(memory.buffer, pointer, 16).fill(0xaa)
    module.stringToUTF8('aé😀😀', pointer, 9)
    expect(bytesAt(pointer, 10)).toEqual(Buffer.concat([Buffer.from('aé😀'), Buffer.from([0, 0xaa, 0xaa])]))
    module._free(pointer)
  })

  test('text for which there is no memory throws and leaves the memory as it is', async () => {
    const small = await quickjs(256)
    const size = 300 * page
    const pointer = small.module._malloc(size)
    expect(pointer).toBe(0)
    const before = Buffer.from(small.memory.buffer.slice(0, page))
    expect(() => small.module.stringToUTF8('x'.repeat(size - 1), pointer, size)).toThrow(TextTooLarge)
    expect(Buffer.from(small.memory.buffer, 0, page).equals(before)).toBe(true)
  })
})

describe('text out of memory', () => {
  test('well-formed text is read as the library itself reads it', () => {
    fc.assert(
      fc.property(wellFormed, (text) => {
        const size = module.lengthBytesUTF8(text) + 1
        const pointer = module._malloc(size)
        module.stringToUTF8(text, pointer, size)
        expect(module.UTF8ToString(pointer)).toBe(library.UTF8ToString(pointer))
        module._free(pointer)
      }),
    )
  })

  test('the null pointer is the empty text', () => {
    expect(module.UTF8ToString(0)).toBe('')
  })

  test('text survives the growth of the memory, before and after it', async () => {
    const { memory, module } = await quickjs()
    const text = `${'é😀\u{10ffff}x'.repeat(1_000_000)}end`
    const before = memory.buffer
    const size = module.lengthBytesUTF8(text) + 1
    const pointer = module._malloc(4 * size)
    expect(memory.buffer).not.toBe(before)
    module.stringToUTF8(text, pointer, size)
    expect(module.UTF8ToString(pointer) === text).toBe(true)
    const grown = memory.buffer
    memory.grow(16)
    expect(memory.buffer).not.toBe(grown)
    expect(module.UTF8ToString(pointer) === text).toBe(true)
    module._free(pointer)
  })
})

describe('text through a context', () => {
  test.each([
    ['nothing', '', ''],
    ['ASCII', 'plain', 'plain'],
    ['two to four bytes', 'é€😀\u{10ffff}', 'é€😀\u{10ffff}'],
    ['a byte order mark', '\ufeffx', '\ufeffx'],
    ['a lone high surrogate', 'a\ud800b', 'a\ufffdb'],
    ['a lone low surrogate at the end', 'a\udfff', 'a\ufffd'],
    ['a NUL', 'a\u0000b', 'a'],
    ['seven million bytes', 'é😀x'.repeat(1_000_000), 'é😀x'.repeat(1_000_000)],
  ])('%s', (_title, text, expected) => {
    const vm = engine.newContext()
    const handle = vm.newString(text)
    expect(vm.getString(handle) === expected).toBe(true)
    handle.dispose()
    vm.dispose()
  })

  test('source code may hold a NUL and lone surrogates', () => {
    const vm = engine.newContext()
    const handle = vm.unwrapResult(vm.evalCode('"a\u0000\ud800".length'))
    expect(vm.getNumber(handle)).toBe(3)
    handle.dispose()
    vm.dispose()
  })
})
