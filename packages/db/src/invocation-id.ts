import { newId } from './id.ts'

let counter = 0

/** An id that sorts by time (epoch milliseconds); within a millisecond in the order of calls. */
export function timedId(at: number): string {
  counter = (counter + 1) % 36 ** 4
  return `${timePrefix(at)}${counter.toString(36).padStart(4, '0')}${newId(6)}`
}

/** The beginning of the ids of a moment (epoch milliseconds). */
export function timePrefix(at: number): string {
  return String(Math.max(0, Math.floor(at))).padStart(13, '0')
}
