import { describe, expect, it, vi } from 'vitest'
import { dataLine, LogLine, plainLine } from './log-line.ts'

describe('a line of the execution log', () => {
  it('has its text made when it is read, and once', () => {
    const render = vi.fn(() => 'text')
    const line = new LogLine('accept', 1, plainLine, render)
    expect(render).not.toHaveBeenCalled()
    expect([line.text, line.text, line.toJSON().text]).toEqual(['text', 'text', 'text'])
    expect(render).toHaveBeenCalledTimes(1)
  })

  it('is plain data as JSON', () => {
    const line = new LogLine('integration', 2, dataLine, () => 'text')
    expect(JSON.parse(JSON.stringify(line))).toEqual({
      type: 'log',
      phase: 'integration',
      at: 2,
      level: 'INFO',
      dataTrace: true,
      text: 'text',
    })
  })
})
