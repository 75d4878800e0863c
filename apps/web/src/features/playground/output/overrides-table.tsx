import type { PreviewOverrides } from '../preview-protocol.ts'

/** The overrides that a template set: headers, query string, path and status. */
export function OverridesTable({ overrides }: { overrides: PreviewOverrides }) {
  const rows = rowsOf(overrides)
  if (rows.length === 0) return null
  return (
    <table aria-label="Overrides" className="mx-4 mb-3 w-[calc(100%-32px)] border-line border-t text-dense">
      <caption className="py-1.5 text-left font-semibold text-caption text-text-3">Overrides</caption>
      <tbody>
        {rows.map(({ place, name, value }) => (
          <tr key={`${place} ${name}`} className="border-line border-b">
            <td className="w-[132px] py-1 text-text-2">{place}</td>
            <th scope="row" className="py-1 pr-3 text-left font-mono font-normal text-code text-syn-ref">
              {name}
            </th>
            <td className="py-1 font-mono text-code">{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function rowsOf({ request, response }: PreviewOverrides): { place: string; name: string; value: string }[] {
  const of = (place: string, values: Record<string, unknown>) =>
    Object.entries(values).map(([name, value]) => ({
      place,
      name,
      value: typeof value === 'string' ? value : JSON.stringify(value),
    }))
  return [
    ...of('Request header', request.header),
    ...of('Query string', request.querystring),
    ...of('Path', request.path),
    ...of('Response header', response.header),
    ...(response.status === undefined ? [] : [{ place: 'Response', name: 'status', value: String(response.status) }]),
  ]
}
