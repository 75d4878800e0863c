import { expect, test } from 'vitest'
import { giveFile, givenFile, sizeText } from './given-file.ts'

const bytes = (...values: number[]) => new Uint8Array(values)

test.each([
  ['UTF-8', new TextEncoder().encode('ä: 1'), { text: 'ä: 1', bytes: 5 }],
  ['UTF-16 with its mark', bytes(0xff, 0xfe, 0x61, 0, 0x3a, 0), { text: 'a:' }],
  ['an empty file', bytes(), { text: '' }],
  ['a picture', bytes(0x89, 0x50, 0x4e, 0x47), { problem: expect.stringContaining('no text') }],
  ['text with a null', bytes(0x61, 0, 0x62), { problem: expect.stringContaining('no text') }],
  [
    'more than is read',
    new Uint8Array(101),
    { problem: 'The file has 101 bytes; at most 100 bytes are read. Leave out examples, or import it in parts.' },
  ],
])('takes text and says why there is none: %s', async (_name, content, given) => {
  await giveFile(new File([content], 'a.yaml'), 100)
  expect(givenFile.get()).toMatchObject({ fileName: 'a.yaml', pasted: false, ...given })
})

test('the same file given twice is read twice', async () => {
  await giveFile(new File(['a: 1'], 'a.yaml'), 100)
  const first = givenFile.get()?.id
  await giveFile(new File(['a: 1'], 'a.yaml'), 100)
  expect(givenFile.get()?.id).not.toBe(first)
})

test.each([
  [1, '1 byte'],
  [312, '312 bytes'],
  [18_637, '18.2 KB'],
  [16 * 1024 * 1024, '16 MB'],
])('%i bytes are %s', (size, text) => expect(sizeText(size)).toBe(text))
