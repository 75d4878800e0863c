import type { AnswerFacts, Finding } from './assertion-result.ts'

/** `expected`: codes and classes, one of which it must be: `200`, `2xx`, `200, 404, 5xx`. */
export function checkStatus(expected: string, { status }: AnswerFacts): Finding {
  const wanted = expected.split(/[\s,|]+/).filter((word) => word !== '')
  const wrong = wanted.find((word) => !/^[1-9](\d\d|xx)$/i.test(word))
  const finding = { passed: false, expected: wanted.join(' or '), actual: String(status), place: 'status' }
  if (wanted.length === 0) return { ...finding, expected: 'a status such as 200 or 2xx' }
  if (wrong !== undefined) return { ...finding, expected: `"${wrong}" is no status; 200 or 2xx would be one` }
  const code = String(status)
  return { ...finding, passed: wanted.some((word) => word === code || (/xx$/i.test(word) && word[0] === code[0])) }
}
