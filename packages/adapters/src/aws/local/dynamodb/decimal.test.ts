import { describe, expect, test } from 'vitest'
import { addDecimals, compareDecimals, formatDecimal, negate, parseDecimal } from './decimal.ts'

const sum = (left: string, right: string) => formatDecimal(addDecimals(parseDecimal(left), parseDecimal(right)))

describe('numbers', () => {
  test.each([
    ['1', '1'],
    ['-0', '0'],
    ['007.50', '7.5'],
    ['1e3', '1000'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['-1.20E-2', '-0.012'],
    ['123456789012345678901234567890.12345678', '123456789012345678901234567890.12345678'],
    ['9.9e125', `99${'0'.repeat(124)}`],
    ['1e-130', `0.${'0'.repeat(129)}1`],
  ])('%s is kept as %s', (text, kept) => {
    expect(formatDecimal(parseDecimal(text))).toBe(kept)
  })

  test.each([
    ['', 'The parameter cannot be converted to a numeric value: '],
    ['1a', 'The parameter cannot be converted to a numeric value: 1a'],
    ['NaN', 'The parameter cannot be converted to a numeric value: NaN'],
    ['1'.repeat(39), 'Attempting to store more than 38 significant digits in a Number'],
    ['1e126', 'Number overflow. Attempting to store a number with magnitude larger than supported range'],
    ['1e-131', 'Number underflow. Attempting to store a number with magnitude smaller than supported range'],
  ])('%s is refused', (text, message) => {
    expect(() => parseDecimal(text)).toThrow(message)
  })

  test.each([
    ['0.1', '0.2', '0.3'],
    ['1', '-1', '0'],
    ['-5', '2', '-3'],
    ['9007199254740993', '1', '9007199254740994'],
    ['1e10', '1e-5', '10000000000.00001'],
  ])('%s + %s = %s', (left, right, expected) => {
    expect(sum(left, right)).toBe(expected)
  })

  test('a sum of more than 38 digits is refused', () => {
    expect(() => sum('1e60', '1')).toThrow('38 significant digits')
  })

  test('order is that of numbers', () => {
    const texts = ['-100', '-2', '-1.5', '0', '0.001', '1', '9', '10', '1e20']
    const mixed = [...texts].reverse().sort((left, right) => compareDecimals(parseDecimal(left), parseDecimal(right)))
    expect(mixed).toEqual(texts)
    expect(compareDecimals(negate(parseDecimal('1')), parseDecimal('-1.0'))).toBe(0)
  })

  test('a text of a million digits costs nothing', () => {
    expect(() => parseDecimal('9'.repeat(1_000_000))).toThrow('38 significant digits')
  })
})
