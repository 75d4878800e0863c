import { emptySample, type TemplateSample } from './preview-protocol.ts'
import { templateExamples } from './samples/template-examples.ts'

/** All that the playground holds: kept in this browser, carried by a share link. */
export type PlaygroundSession = {
  title: string
  contentType: string
  direction: 'request' | 'response'
  template: string
  sample: TemplateSample
}

const key = 'gatewright:playground'

const first = templateExamples[0]
const fallback: PlaygroundSession = {
  title: 'Scratch',
  contentType: 'application/json',
  direction: 'request',
  template: '',
  sample: emptySample,
}

/** The session of last time, or the first example. Broken storage reads as the example. */
export function readSession(storage: Storage = localStorage): PlaygroundSession {
  try {
    const stored: unknown = JSON.parse(storage.getItem(key) ?? 'null')
    if (typeof stored === 'object' && stored !== null && 'template' in stored)
      return { ...fallback, ...(stored as Partial<PlaygroundSession>) }
  } catch {
    // what cannot be read is no session
  }
  return first ?? fallback
}

export function writeSession(session: PlaygroundSession, storage: Storage = localStorage): void {
  try {
    storage.setItem(key, JSON.stringify(session))
  } catch {
    // a full storage loses the session of next time, not the one on screen
  }
}
