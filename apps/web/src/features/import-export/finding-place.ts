import { type HttpMethod, httpMethods } from '@gatewright/definition'
import type { Finding } from '@gatewright/formats'

/** The method that a finding is about, where its path leads into one. */
export function methodOf({
  path,
}: {
  path?: Finding['path'] | undefined
}): { resourceId: string; verb: string } | undefined {
  const [kind, resourceId, methods, verb] = path ?? []
  if (kind !== 'resources' || methods !== 'methods' || typeof resourceId !== 'string' || typeof verb !== 'string')
    return undefined
  return { resourceId, verb }
}

/** The verb that a finding is about: of its method, or of the operation that its pointer leads into. */
export function verbOf(finding: Pick<Finding, 'path' | 'pointer'>): HttpMethod | undefined {
  const written = /^\/paths\/[^/]*\/([a-z-]+)/.exec(finding.pointer)?.[1]
  const verb =
    methodOf(finding)?.verb ?? (written === 'x-amazon-apigateway-any-method' ? 'ANY' : written?.toUpperCase())
  return httpMethods.find((known) => known === verb)
}

/** What a reader should look at first among what was not understood: who may call comes before all else. */
export function worstOf(findings: readonly Finding[]): Finding | undefined {
  const lost = findings.filter(({ kind }) => kind === 'not-understood')
  return lost.find(({ pointer }) => /\/(security|securitySchemes|securityDefinitions)\b/.test(pointer)) ?? lost[0]
}
