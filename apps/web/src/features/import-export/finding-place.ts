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
