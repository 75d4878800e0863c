import { newId, type Resource } from '@gatewright/definition'

/** Resources under construction: one for each segment of a path, parents before children. A path has the id that the designer gives it. */
export class ResourceTree {
  readonly rootResourceId = 'root'
  readonly resources: Record<string, Resource> = { root: { pathPart: '', methods: {} } }
  private readonly ids = new Map<string, string>([['/', 'root']])

  /** The id of the resource of a path, made with its parents where it is missing. A trailing slash makes no segment of its own. */
  add(path: string): string {
    const segments = path.split('/').filter((segment) => segment !== '')
    let parentId = this.rootResourceId
    let walked = ''
    for (const segment of segments) {
      walked = `${walked}/${segment}`
      const known = this.ids.get(walked)
      if (known !== undefined) {
        parentId = known
        continue
      }
      const id = newId(walked, this.resources, 10)
      this.resources[id] = { parentId, pathPart: segment, methods: {} }
      this.ids.set(walked, id)
      parentId = id
    }
    return parentId
  }
}

/** The names of the path variables of a path; greedy ones apart. */
export function pathVariables(path: string): { name: string; greedy: boolean }[] {
  return path.split('/').flatMap((segment) => {
    const name = /^\{([^{}]+?)(\+?)\}$/.exec(segment)
    return name === null ? [] : [{ name: name[1] ?? '', greedy: name[2] === '+' }]
  })
}

/** Whether a path segment is one that the service takes (developer guide: known issues). */
export function isSegment(segment: string): boolean {
  return /^[A-Za-z0-9_.,:-]+$/.test(segment) || /^\{[A-Za-z0-9_.,:-]+\+?\}$/.test(segment)
}
