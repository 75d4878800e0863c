'use client'

import type { Span } from '@gatewright/vtl'
import { type KeyboardEvent, memo, type PointerEvent, useMemo, useRef, useState } from 'react'
import { Button } from '@/ui/button'
import { classNames } from '@/ui/class-names'
import type { Segment } from '../record/recording.ts'
import { outputPieces } from './output-pieces.ts'

/** Lines that are drawn at first. */
const firstLines = 1500

type TextViewProps = {
  text: string
  lit: readonly Span[]
  produced: number
  stale: boolean
  /** Line where the text stops being JSON. */
  brokenLine: number | undefined
  json: boolean
  segments: readonly Segment[]
  /** numbers of the lines that the last keystroke changed */
  changed: ReadonlySet<number>
  onPoint: (offset: number | undefined) => void
  onPick: (offset: number | undefined) => void
}

/** The rendered text with its lines. Pointing at it, or walking through it with the arrow keys, tells where each piece comes from. */
export function TextView(props: TextViewProps) {
  const { text, lit, produced, stale, brokenLine, json, segments, changed, onPoint, onPick } = props
  const [all, setAll] = useState(false)
  const walked = useRef(-1)
  const lines = useMemo(() => linesOf(text), [text])
  const shown = all ? lines : lines.slice(0, firstLines)
  const walk = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    if (event.key === 'Escape') {
      walked.current = -1
      onPick(undefined)
    }
    if (by === undefined) return
    event.preventDefault()
    let at = walked.current + by
    while (segments[at] !== undefined && segments[at]?.inputs.length === 0) at += by
    const segment = segments[at]
    if (segment === undefined) return
    walked.current = at
    onPick(segment.start)
  }
  const onMove = (event: PointerEvent) => onPoint(offsetAt(event.clientX, event.clientY))
  return (
    <>
      <ol
        aria-label="Rendered text"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys walk through what came from the input
        tabIndex={0}
        className={classNames('px-4 py-2 font-mono text-code', stale && 'text-text-3')}
        data-stale={stale || undefined}
        onKeyDown={walk}
        onPointerMove={onMove}
        onPointerLeave={() => onPoint(undefined)}
        onClick={(event) => onPick(offsetAt(event.clientX, event.clientY))}
      >
        {shown.map((line, index) => (
          <Line
            key={`line-${index.toString()}`}
            number={index + 1}
            text={line.text}
            start={line.start}
            isLast={index === lines.length - 1}
            lit={touching(lit, line)}
            produced={Math.max(line.start, Math.min(produced, line.start + line.text.length))}
            isBroken={!stale && brokenLine === index + 1}
            isChanged={changed.has(index + 1)}
            json={json && !stale}
          />
        ))}
      </ol>
      {shown.length < lines.length && (
        <div className="px-4 pb-3">
          <Button size="small" onClick={() => setAll(true)}>
            Show all {lines.length.toLocaleString('en-US')} lines
          </Button>
        </div>
      )}
    </>
  )
}

type LineProps = {
  number: number
  text: string
  start: number
  isLast: boolean
  lit: readonly Span[]
  produced: number
  isBroken: boolean
  isChanged: boolean
  json: boolean
}

const colors = { plain: '', string: 'text-syn-str', number: 'text-syn-num' } as const

const Line = memo(
  function Line({ number, text, start, isLast, lit, produced, isBroken, isChanged, json }: LineProps) {
    return (
      <li
        className={classNames(
          '-ml-4 flex gap-4 border-l-2 pl-3.5',
          isBroken && 'bg-bad-soft',
          isChanged ? 'border-accent-line' : 'border-transparent',
        )}
        data-changed={isChanged || undefined}
      >
        <span aria-hidden="true" className="w-6 flex-none select-none text-right text-text-3">
          {number}
        </span>
        <span className="min-w-0 whitespace-pre-wrap break-all" data-start={start}>
          {outputPieces(text, start, { lit, produced, json }).map((piece) => (
            <span
              key={piece.start}
              data-lit={piece.isLit || undefined}
              className={classNames(
                piece.isAhead ? 'text-text-3' : colors[piece.kind],
                piece.isLit && 'rounded-[3px] bg-prov-a shadow-[0_0_0_1px_var(--color-accent-line)]',
              )}
            >
              {piece.text}
            </span>
          ))}
          {isLast ? '' : '\n'}
        </span>
      </li>
    )
  },
  (one, other) =>
    one.text === other.text &&
    one.start === other.start &&
    one.produced === other.produced &&
    one.isBroken === other.isBroken &&
    one.isChanged === other.isChanged &&
    one.json === other.json &&
    one.isLast === other.isLast &&
    one.lit.length === 0 &&
    other.lit.length === 0,
)

const noSpans: readonly Span[] = []

function touching(lit: readonly Span[], line: { start: number; text: string }): readonly Span[] {
  const found = lit.filter((span) => span.start < line.start + line.text.length && span.end > line.start)
  return found.length === 0 ? noSpans : found
}

function linesOf(text: string): { text: string; start: number }[] {
  let start = 0
  return text.split('\n').map((line) => {
    const made = { text: line, start }
    start += line.length + 1
    return made
  })
}

/** The offset in the output at a place of the window. */
function offsetAt(x: number, y: number): number | undefined {
  const caret = caretAt(x, y)
  const element = caret?.node.parentElement?.closest<HTMLElement>('[data-start]')
  if (caret === undefined || element == null) return undefined
  let before = 0
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null && node !== caret.node; node = walker.nextNode())
    before += node.textContent?.length ?? 0
  // Beside the text, the nearest character is not what is pointed at.
  const range = document.createRange()
  const length = caret.node.textContent?.length ?? 0
  const at = Math.min(caret.offset, Math.max(0, length - 1))
  range.setStart(caret.node, at)
  range.setEnd(caret.node, Math.min(length, at + 1))
  const box = range.getBoundingClientRect()
  const isLeft = x < box.left
  if (x > box.right + 2 && at >= length - 1) return undefined
  return Number(element.dataset.start) + before + Math.max(0, isLeft ? at - 1 : at)
}

function caretAt(x: number, y: number): { node: Node; offset: number } | undefined {
  if ('caretPositionFromPoint' in document) {
    const position = document.caretPositionFromPoint(x, y)
    return position === null ? undefined : { node: position.offsetNode, offset: position.offset }
  }
  const range = (
    document as Document & { caretRangeFromPoint?: (x: number, y: number) => Range | null }
  ).caretRangeFromPoint?.(x, y)
  return range == null ? undefined : { node: range.startContainer, offset: range.startOffset }
}
