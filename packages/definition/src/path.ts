/** A place in a definition (or design): the keys that lead to it, outermost first. */
export type Path = readonly (string | number)[]

/** The id of a node on the canvas, e.g. `resource:r1`, `method:r1:GET`, `authorizer:a1`, `function:orders-write`. */
export type NodeId = string

/**
 * Writes a path as people read it: `resources/r1/methods/GET`. Slashes inside a key are written `~1` and tildes `~0`,
 * as in a JSON pointer (RFC 6901).
 */
export function pathToText(path: Path): string {
  return path.map((key) => String(key).replaceAll('~', '~0').replaceAll('/', '~1')).join('/')
}

/** The inverse of {@link pathToText}; every key comes back as text. */
export function pathFromText(text: string): Path {
  return text === '' ? [] : text.split('/').map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** Whether `prefix` is `path` or leads to it. */
export function isPathPrefix(prefix: Path, path: Path): boolean {
  return prefix.length <= path.length && prefix.every((key, index) => String(key) === String(path[index]))
}
