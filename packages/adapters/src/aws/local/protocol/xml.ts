/** What XML is written of: a list repeats its element, null leaves it out. */
export type XmlTree = string | number | boolean | null | { readonly [name: string]: XmlTree | readonly XmlTree[] }

/** Text as it may stand in an element. */
export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;')
}

/** The elements of a tree, without a declaration. */
export function writeXml(tree: XmlTree): string {
  if (tree === null) return ''
  if (typeof tree !== 'object') return escapeXml(String(tree))
  return Object.entries(tree)
    .map(([name, value]) => (isList(value) ? value.map((each) => element(name, each)).join('') : element(name, value)))
    .join('')
}

function isList(value: XmlTree | readonly XmlTree[]): value is readonly XmlTree[] {
  return Array.isArray(value)
}

function element(name: string, value: XmlTree): string {
  return value === null ? '' : `<${name}>${writeXml(value)}</${name}>`
}
