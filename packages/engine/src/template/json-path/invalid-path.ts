import { JavaException } from '@gatewright/vtl'

/** A JSON path that cannot be read: ends the rendering that uses it. */
export class InvalidPath extends JavaException {
  override name = 'InvalidPath'

  /** @param at offset in the path where reading stopped */
  constructor(
    readonly path: string,
    readonly at: number,
    reason: string,
  ) {
    super('InvalidPathException', `the JSON path ${quoted(path)} is wrong at position ${at + 1}: ${reason}`)
  }
}

function quoted(path: string): string {
  return JSON.stringify(path.length > 100 ? `${path.slice(0, 100)}…` : path)
}
