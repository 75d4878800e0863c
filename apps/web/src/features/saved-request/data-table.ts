/** Rows of values for the iterations of a run, or why a text is none. */
export type DataRows =
  | { readonly rows: readonly { readonly [variable: string]: string }[] }
  | { readonly problem: string }

/** Most rows and columns of a table, and its longest text in characters. */
export const dataLimits = { rows: 1_000, columns: 100, text: 2_000_000 } as const

/** Reads a table of values: a JSON array of objects, or CSV whose first line has the names. Nothing but blanks is no rows. */
export function readDataTable(text: string): DataRows {
  if (text.length > dataLimits.text)
    return { problem: `The table is longer than ${dataLimits.text.toLocaleString('en-US')} characters.` }
  if (text.trim() === '') return { rows: [] }
  const table = /^\s*[[{]/.test(text) ? readJson(text) : readCsv(text)
  if ('problem' in table) return table
  if (table.rows.length > dataLimits.rows)
    return { problem: `The table has ${table.rows.length} rows; ${dataLimits.rows} are allowed.` }
  if (table.rows.some((row) => Object.keys(row).length > dataLimits.columns))
    return { problem: `The table has more than ${dataLimits.columns} columns.` }
  return table
}

function readJson(text: string): DataRows {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return { problem: `This is no JSON: ${error instanceof Error ? error.message : String(error)}` }
  }
  if (!Array.isArray(value)) return { problem: 'A table in JSON is an array of objects: [{"id": 1}, {"id": 2}].' }
  const rows: Record<string, string>[] = []
  for (const [index, row] of value.entries()) {
    if (typeof row !== 'object' || row === null || Array.isArray(row))
      return { problem: `Row ${index + 1} is no object.` }
    const cells = Object.entries(row).map(([name, cell]) => [
      name,
      typeof cell === 'string' ? cell : JSON.stringify(cell),
    ])
    rows.push(Object.fromEntries(cells))
  }
  return { rows }
}

/** RFC 4180: fields may be quoted, quotes are doubled inside; lines without anything in them are passed over. */
function readCsv(text: string): DataRows {
  const lines = csvLines(text)
  if ('problem' in lines) return lines
  const [names = [], ...rows] = lines.lines
  const trimmed = names.map((name) => name.trim())
  const wide = rows.findIndex((row) => row.length > names.length)
  if (wide >= 0)
    return { problem: `Row ${wide + 1} has ${rows[wide]?.length} fields, and the first line names ${names.length}.` }
  return { rows: rows.map((row) => Object.fromEntries(trimmed.map((name, at) => [name, row[at] ?? '']))) }
}

function csvLines(text: string): { readonly lines: string[][] } | { readonly problem: string } {
  const lines: string[][] = []
  let line: string[] = []
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\r|\n|$)/y
  const source = text.replace(/^\uFEFF/, '')
  for (let at = 0; at < source.length; ) {
    field.lastIndex = at
    const match = field.exec(source)
    if (match === null)
      return { problem: `Row ${lines.length}: a quote is not closed, or stands in the middle of a field.` }
    const [whole, quoted, plain = '', end] = match
    line.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    at += whole.length
    if (end === ',' && at < source.length) continue
    if (end === ',') line.push('')
    if (line.length > 1 || line[0] !== '') lines.push(line)
    line = []
  }
  return { lines }
}
