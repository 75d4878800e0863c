import type { TemplateSample } from '../preview-protocol.ts'

/** The last value of an expression in the newest rendering. */
export type KnownValue = {
  start: number
  end: number
  /** The reference without `$`, `!` and braces: `root.items`. */
  source: string
  /** Java's name of its class: `String`, `Integer`, `Map`, `List`. */
  type: string
  /** As it prints, cut off where it is long. */
  text: string
  /** Of a map: its keys, the first of them. */
  keys?: readonly string[]
}

/** What an editor knows beside the text of the template. */
export type TemplateFacts = {
  sample: TemplateSample
  direction: 'request' | 'response'
  contentType: string
  values: readonly KnownValue[]
}
