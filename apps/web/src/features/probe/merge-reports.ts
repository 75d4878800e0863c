type Placed = { readonly resourceId?: string; readonly httpMethod?: string; readonly path: string }

export const reportKey = ({ resourceId, httpMethod, path }: Placed) => `${resourceId ?? path}:${httpMethod ?? ''}`

/** Reports with those of a second look in their places; methods that are new stand at the end. */
export function mergeReports<Report extends Placed>(before: readonly Report[], again: readonly Report[]): Report[] {
  const byKey = new Map(before.map((report) => [reportKey(report), report]))
  for (const report of again) byKey.set(reportKey(report), report)
  return [...byKey.values()]
}
