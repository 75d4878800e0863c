import { shareLimits } from '@/share/share-limits'
import { jsonError } from '../playground/json-error.ts'

/** The most bytes of a file that are read: what is larger holds no run that Gatewright wrote. */
const mostBytes = shareLimits.payloadBytes

/**
 * The JSON that a trace file holds; whether it is a trace, the server says.
 * @throws Error that names the place and the way out, for what is too large or no JSON
 */
export async function readTraceFile(file: Pick<File, 'name' | 'size' | 'text'>): Promise<unknown> {
  if (file.size > mostBytes)
    throw new Error(
      `${file.name} has ${(file.size / 1_000_000).toFixed(1)} MB; trace files have ${mostBytes / 1_000_000} MB at most.`,
    )
  const text = await file.text()
  try {
    return JSON.parse(text) as unknown
  } catch {
    const fault = jsonError(text)
    const where = fault === undefined ? 'It is empty' : `Line ${fault.line}, column ${fault.column} is no JSON`
    throw new Error(`${file.name} is no trace file. ${where}: was it cut off, or is it another file?`)
  }
}
