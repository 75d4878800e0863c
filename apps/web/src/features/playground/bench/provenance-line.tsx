'use client'

import { type RefObject, useEffect, useState } from 'react'
import type { BodyHandle } from '../inputs/input-editor.tsx'
import type { Bench } from './use-bench.ts'

type ProvenanceLineProps = {
  bench: Bench
  /** what the line is drawn over; the two borders between its three panes carry it */
  frame: RefObject<HTMLElement | null>
  body: RefObject<BodyHandle | undefined>
}

const radius = 6

/**
 * The line from the template through the input to the output of what is picked. It runs along the bottom of a text line
 * and along the border between two panes, so that it never crosses a letter.
 */
export function ProvenanceLine({ bench, frame, body }: ProvenanceLineProps) {
  const [path, setPath] = useState<string>()
  const { linked, picked } = bench
  useEffect(() => {
    if (picked === undefined || linked.output.length === 0) {
      setPath(undefined)
      return
    }
    let request = 0
    const draw = () => {
      cancelAnimationFrame(request)
      request = requestAnimationFrame(() => setPath(pathOf(bench, frame.current, body.current)))
    }
    draw()
    // Editors scroll inside themselves, which only a capturing listener hears.
    window.addEventListener('scroll', draw, true)
    window.addEventListener('resize', draw)
    window.addEventListener('wheel', draw, { capture: true, passive: true })
    return () => {
      cancelAnimationFrame(request)
      window.removeEventListener('scroll', draw, true)
      window.removeEventListener('resize', draw)
      window.removeEventListener('wheel', draw, true)
    }
  }, [bench, linked, picked, frame, body])
  if (path === undefined) return null
  return (
    <svg aria-hidden="true" className="pointer-events-none absolute inset-0 z-10 size-full overflow-hidden">
      <path d={path} fill="none" stroke="var(--color-accent)" strokeWidth={1.5} />
    </svg>
  )
}

type Point = { x: number; y: number }

function pathOf(
  { linked, handle }: Bench,
  frame: HTMLElement | null,
  body: BodyHandle | undefined,
): string | undefined {
  const [span] = linked.template
  const output = frame?.querySelector('[data-lit]')?.getBoundingClientRect()
  if (frame === null || span === undefined || output === undefined) return undefined
  const from = handle.current?.placeOf(span.start)
  const to = handle.current?.placeOf(span.end)
  const outputPane = frame.querySelector('[aria-label="Output"]')?.getBoundingClientRect()
  const inputPane = (
    frame.querySelector('[aria-label="Inputs"]') ?? frame.querySelector('[aria-label="Sample"]')
  )?.getBoundingClientRect()
  if (from === undefined || outputPane === undefined || inputPane === undefined) return undefined
  if (output.bottom > outputPane.bottom || output.top < outputPane.top) return undefined
  const box = frame.getBoundingClientRect()
  const at = (x: number, y: number): Point => ({ x: x - box.left, y: y - box.top })
  const ref = linked.inputs.find(({ input }) => input === 'body')
  const input = ref === undefined ? undefined : body?.placeOf(ref.path)
  const middle = input === undefined ? from.bottom : input.bottom
  return rounded([
    at(Math.min(from.left, to?.left ?? from.left), from.bottom),
    at(inputPane.left, from.bottom),
    at(inputPane.left, middle),
    at(outputPane.left, middle),
    at(outputPane.left, output.bottom - 1),
    at(output.right, output.bottom - 1),
  ])
}

/** A line along these points with round corners. */
function rounded(points: readonly Point[]): string {
  const kept = points.filter((point, index) => index === 0 || distance(point, points[index - 1]) > 0.5)
  const [first] = kept
  if (first === undefined) return ''
  let path = `M${first.x} ${first.y}`
  for (let index = 1; index < kept.length; index++) {
    const before = kept[index - 1]
    const corner = kept[index]
    const after = kept[index + 1]
    if (corner === undefined || before === undefined) break
    if (after === undefined) {
      path += ` L${corner.x} ${corner.y}`
      break
    }
    const bend = Math.min(radius, distance(before, corner) / 2, distance(corner, after) / 2)
    const enter = towards(corner, before, bend)
    const leave = towards(corner, after, bend)
    path += ` L${enter.x} ${enter.y} Q${corner.x} ${corner.y} ${leave.x} ${leave.y}`
  }
  return path
}

function distance(one: Point, other: Point | undefined): number {
  return other === undefined ? Number.POSITIVE_INFINITY : Math.hypot(one.x - other.x, one.y - other.y)
}

function towards(from: Point, to: Point, by: number): Point {
  const length = distance(from, to)
  return length === 0
    ? from
    : { x: from.x + ((to.x - from.x) * by) / length, y: from.y + ((to.y - from.y) * by) / length }
}
