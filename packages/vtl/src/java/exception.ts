/** An exception of a Java method: it ends the rendering with a positioned error. */
export class JavaException extends Error {
  override name = 'JavaException'
  constructor(
    /** The Java class without its package, e.g. `IndexOutOfBoundsException`. */
    readonly javaClass: string,
    message: string,
  ) {
    super(message)
  }
}
