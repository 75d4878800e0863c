import { renderMappingTemplate } from '@gatewright/engine/template'
import { expect, test } from 'vitest'
import { lintTemplate } from '../language/lint-template.ts'
import { templateExamples } from './template-examples.ts'

test('there are at least 20 examples, each with an id of its own', () => {
  expect(templateExamples.length).toBeGreaterThanOrEqual(20)
  expect(new Set(templateExamples.map(({ id }) => id)).size).toBe(templateExamples.length)
})

test.each(templateExamples)('$title renders, and what begins as JSON is JSON', ({ template, sample }) => {
  const { text } = renderMappingTemplate(template, sample)
  expect(text.trim()).not.toBe('')
  if (/^\s*[{[]/.test(text)) expect(() => JSON.parse(text)).not.toThrow()
})

test.each(templateExamples)(
  '$title uses nothing that the service lacks',
  ({ template, sample, direction, contentType }) => {
    const facts = { sample, direction, contentType, values: [] }
    const wrong = lintTemplate(template, facts).filter(
      ({ severity, code }) =>
        severity === 'error' || /^(?:never-set|unknown|not-offered|always|prints-as-text)/.test(code),
    )
    expect(wrong.map(({ code, message }) => `${code}: ${message}`)).toEqual([])
  },
)
