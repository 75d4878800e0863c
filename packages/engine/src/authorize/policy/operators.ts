import { parseIsoTime } from '../../clock-text.ts'
import type { ConditionKeys } from './condition-keys.ts'
import { isInRange } from './ip-range.ts'
import { literalText, matchesArn, matchesPattern, readPattern } from './pattern.ts'

/** Compares a value that a condition names with one of the request; `keys` fill in variables, where the operator takes them. */
export type Compare = (written: string, actual: string, keys: ConditionKeys | undefined) => boolean

const equals: Compare = (written, actual, keys) => literal(written, keys) === actual
const equalsIgnoringCase: Compare = (written, actual, keys) =>
  literal(written, keys)?.toLowerCase() === actual.toLowerCase()
const like: Compare = (written, actual, keys) => {
  const pattern = readPattern(written, keys)
  return pattern !== undefined && matchesPattern(pattern, actual)
}
const arnLike: Compare = (written, actual, keys) => {
  const pattern = readPattern(written, keys)
  return pattern !== undefined && matchesArn(pattern, actual, { wildcardService: true })
}

function literal(written: string, keys: ConditionKeys | undefined): string | undefined {
  const pattern = readPattern(written, keys)
  return pattern === undefined ? undefined : literalText(pattern)
}

function numeric(holds: (actual: number, written: number) => boolean): Compare {
  return (written, actual) => both(decimal(written), decimal(actual), holds)
}

function date(holds: (actual: number, written: number) => boolean): Compare {
  return (written, actual) => both(instant(written), instant(actual), holds)
}

function both(
  written: number | undefined,
  actual: number | undefined,
  holds: (actual: number, written: number) => boolean,
): boolean {
  return written !== undefined && actual !== undefined && holds(actual, written)
}

function decimal(text: string): number | undefined {
  return /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(text.trim()) ? Number(text) : undefined
}

/** Epoch seconds of a date: ISO 8601, or epoch seconds themselves. */
function instant(text: string): number | undefined {
  const milliseconds = parseIsoTime(text)
  return milliseconds === undefined ? decimal(text) : milliseconds / 1000
}

const equal = (actual: number, written: number) => actual === written
const less = (actual: number, written: number) => actual < written
const lessOrEqual = (actual: number, written: number) => actual <= written
const greater = (actual: number, written: number) => actual > written
const greaterOrEqual = (actual: number, written: number) => actual >= written

/** The operators that say yes, by name (IAM user guide: condition operators); the others are these, negated. */
const positive: { readonly [name: string]: Compare } = {
  StringEquals: equals,
  StringEqualsIgnoreCase: equalsIgnoringCase,
  StringLike: like,
  NumericEquals: numeric(equal),
  NumericLessThan: numeric(less),
  NumericLessThanEquals: numeric(lessOrEqual),
  NumericGreaterThan: numeric(greater),
  NumericGreaterThanEquals: numeric(greaterOrEqual),
  DateEquals: date(equal),
  DateLessThan: date(less),
  DateLessThanEquals: date(lessOrEqual),
  DateGreaterThan: date(greater),
  DateGreaterThanEquals: date(greaterOrEqual),
  Bool: equalsIgnoringCase,
  BinaryEquals: (written, actual) => written === actual,
  IpAddress: (written, actual) => isInRange(written, actual),
  ArnEquals: arnLike,
  ArnLike: arnLike,
}

const negations: { readonly [name: string]: string } = {
  StringNotEquals: 'StringEquals',
  StringNotEqualsIgnoreCase: 'StringEqualsIgnoreCase',
  StringNotLike: 'StringLike',
  NumericNotEquals: 'NumericEquals',
  DateNotEquals: 'DateEquals',
  NotIpAddress: 'IpAddress',
  ArnNotEquals: 'ArnEquals',
  ArnNotLike: 'ArnLike',
}

/** An operator by its bare name; undefined for one that does not exist. */
export function operatorNamed(name: string): { readonly compare: Compare; readonly isNegated: boolean } | undefined {
  const opposite = Object.hasOwn(negations, name) ? negations[name] : undefined
  const plain = opposite ?? name
  const compare = Object.hasOwn(positive, plain) ? positive[plain] : undefined
  return compare === undefined ? undefined : { compare, isNegated: opposite !== undefined }
}
