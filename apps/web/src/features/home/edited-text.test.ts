import { expect, test } from 'vitest'
import { editedText } from './edited-text.ts'

const now = new Date(2026, 10, 25, 12, 0).getTime()

test.each([
  ['just now', new Date(2026, 10, 25, 11, 59, 30)],
  ['2 min ago', new Date(2026, 10, 25, 11, 57, 30)],
  ['3 h ago', new Date(2026, 10, 25, 8, 30)],
  ['yesterday', new Date(2026, 10, 24, 23, 0)],
  ['6 days ago', new Date(2026, 10, 19, 13, 0)],
  ['18 Nov', new Date(2026, 10, 18, 13, 0)],
  ['4 Nov 2025', new Date(2025, 10, 4)],
  ['just now', new Date(2026, 10, 25, 12, 1)],
])('%s', (text, at) => expect(editedText(at.getTime(), now)).toBe(text))
