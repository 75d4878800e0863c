/** An element: its elements by name, in order, or its text. */
export type XmlElement = { readonly text: string; readonly children: ReadonlyMap<string, readonly XmlElement[]> }

type Growing = { name: string; text: string; readonly children: Map<string, XmlElement[]> }

const part = /<\?[^>]*\?>|<(\/?)([A-Za-z0-9_:.-]+)[^>]*?(\/?)>|([^<]+)/g
const entities: { readonly [name: string]: string } = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Reads the XML that services answer with: elements and text, no more. @returns the root; an empty one for what is no XML */
export function parseXml(text: string): XmlElement {
  const root: Growing = { name: '', text: '', children: new Map() }
  const open: Growing[] = [root]
  for (const [, closes, name, isEmpty, words] of text.matchAll(part)) {
    const current = open.at(-1) ?? root
    if (words !== undefined) current.text += decode(words)
    else if (name === undefined) continue
    else if (closes === '/') {
      if (open.length > 1) open.pop()
    } else {
      const child: Growing = { name, text: '', children: new Map() }
      const siblings = current.children.get(name) ?? []
      siblings.push(child)
      current.children.set(name, siblings)
      if (isEmpty !== '/') open.push(child)
    }
  }
  const [first] = [...root.children.values()].flat()
  return first ?? root
}

function decode(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|(\w{2,4}));/g, (whole, code, name) => {
    if (name !== undefined) return entities[name] ?? whole
    return Number(code) <= 0x10ffff ? String.fromCodePoint(Number(code)) : whole
  })
}

/** The text of the first element of a name. */
export function xmlText(element: XmlElement | undefined, name: string): string | undefined {
  return element?.children.get(name)?.[0]?.text
}

/** All elements of a name. */
export function xmlList(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.get(name) ?? []
}
