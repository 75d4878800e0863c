import { emptySample, type TemplateSample } from './preview-protocol.ts'
import { templateExamples } from './samples/template-examples.ts'
import type { TemplateCase } from './tests/template-case.ts'

/** All that the playground holds: kept in this browser, carried by a share link. */
export type PlaygroundSession = {
  title: string
  contentType: string
  direction: 'request' | 'response'
  template: string
  sample: TemplateSample
  /** Breakpoints by line, with their condition or an empty text. */
  breakpoints: readonly (readonly [number, string])[]
  watches: readonly string[]
  tests: readonly TemplateCase[]
}

const key = 'gatewright:playground'

/** A session with nothing but a template. */
export const emptySession: PlaygroundSession = {
  title: 'Scratch',
  contentType: 'application/json',
  direction: 'request',
  template: '',
  sample: emptySample,
  breakpoints: [],
  watches: [],
  tests: [],
}

/** The session of last time, or the first example. Broken storage reads as the example. */
export function readSession(storage: Storage = localStorage): PlaygroundSession {
  try {
    const stored: unknown = JSON.parse(storage.getItem(key) ?? 'null')
    if (typeof stored === 'object' && stored !== null && 'template' in stored)
      return { ...emptySession, ...(stored as Partial<PlaygroundSession>) }
  } catch {
    // what cannot be read is no session
  }
  return sessionOfExample(templateExamples[0])
}

export function writeSession(session: PlaygroundSession, storage: Storage = localStorage): void {
  try {
    storage.setItem(key, JSON.stringify(session))
  } catch {
    // a full storage loses the session of next time, not the one on screen
  }
}

/** A session that begins with an example. */
export function sessionOfExample(example: (typeof templateExamples)[number] | undefined): PlaygroundSession {
  if (example === undefined) return emptySession
  const { title, contentType, direction, template, sample } = example
  return { ...emptySession, title, contentType, direction, template, sample }
}
