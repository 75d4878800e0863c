/** A sentence whose parts in backticks are code. */
export function Words({ text }: { text: string }) {
  return text.split('`').map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence stand where they stand
      <code key={index} className="rounded-chip bg-hover px-1 font-mono text-status">
        {part}
      </code>
    ),
  )
}
