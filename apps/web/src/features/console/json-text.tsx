const kinds = { string: 'text-syn-str', name: 'text-syn-ref', number: 'text-syn-num' } as const

/** JSON with its names, texts and numbers in the colours of code. */
export function JsonText({ text }: { text: string }) {
  const parts = [
    ...text.matchAll(/"(?:[^"\\]|\\.)*"(?=\s*:)|"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null|[^"\d\-tfn]+|./gs),
  ]
  return parts.map(([part], index) => {
    const next = text[(parts[index]?.index ?? 0) + part.length]
    const kind = part.startsWith('"')
      ? next === ':'
        ? 'name'
        : 'string'
      : /^(-?\d|true|false|null)/.test(part)
        ? 'number'
        : undefined
    return kind === undefined ? (
      part
    ) : (
      <span key={parts[index]?.index} className={kinds[kind]}>
        {part}
      </span>
    )
  })
}
