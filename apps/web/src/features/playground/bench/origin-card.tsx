'use client'

import type { InputPart } from '@gatewright/engine/template'
import type { Span } from '@gatewright/vtl'
import type { ReactNode } from 'react'
import { findPlace, jsonPlaces } from '../language/json-places.ts'
import type { TemplateSample } from '../preview-protocol.ts'

import type { Bench } from './use-bench.ts'

/** What belongs to the picked place: its output, the template that printed it, the input that it came from. */
export function OriginCard({ bench }: { bench: Bench }) {
  const { linked, text, template, sample, recording } = bench
  const [output] = linked.output
  const [span] = linked.template
  if (output === undefined && linked.inputs.length === 0)
    return (
      <p className="px-4 py-3 text-dense text-text-3">
        Point at the output or at a value of the body, or walk through the output with the arrow keys.
      </p>
    )
  const step = linked.segment === undefined ? undefined : recording?.steps[linked.segment.step]
  const pass = step?.loops.at(-1)
  return (
    <div className="px-4 py-3">
      <dl className="flex flex-col gap-2.5">
        {output !== undefined && (
          <Fact label="Output" place={placeText(text, output)} more={linked.output.length - 1}>
            {text.slice(output.start, output.end)}
          </Fact>
        )}
        {span !== undefined && (
          <Fact label="Template" place={placeText(template, span)} more={linked.template.length - 1}>
            {template.slice(span.start, span.end)}
          </Fact>
        )}
        {linked.inputs.slice(0, 4).map((ref) => (
          <Fact key={`${ref.input} ${ref.path}`} label="Input" place={inputText(ref)} more={0}>
            {writtenValue(ref, sample)}
          </Fact>
        ))}
        {linked.inputs.length === 0 && <Fact label="Input" place="none: text of the template" more={0} />}
      </dl>
      {pass !== undefined && (
        <p className="mt-3 border-line border-t pt-2.5 text-dense text-text-3">
          Printed in pass {pass.index + 1} of {pass.count} of #foreach (line {lineOf(template, pass.start)})
        </p>
      )}
      {output === undefined && (
        <p className="mt-3 border-line border-t pt-2.5 text-dense text-text-3">It reaches no output.</p>
      )}
    </div>
  )
}

function Fact({ label, place, more, children }: { label: string; place: string; more: number; children?: ReactNode }) {
  return (
    <div className="flex items-center gap-2">
      <dt className="w-[68px] flex-none font-semibold text-caption text-text-3">{label}</dt>
      <dd className="min-w-0 flex-1 truncate font-mono text-code" title={place}>
        {place}
        {more > 0 && <span className="text-text-3"> and {more} more</span>}
      </dd>
      {children !== undefined && (
        <dd className="max-w-[45%] truncate rounded-chip border border-accent-line bg-prov-a px-1.5 font-mono text-code">
          {children}
        </dd>
      )}
    </div>
  )
}

/** A part of the input as a template would name it. */
export function inputText({ input, path }: InputPart): string {
  if (input === 'body') return path
  if (input === 'context' || input === 'stageVariables') return `$${input}${path.slice(1)}`
  return `${input} ${path.replace(/^\$\.?/, '')}`
}

function writtenValue({ input, path }: InputPart, sample: TemplateSample): string {
  if (input !== 'body') {
    const values: unknown = input === 'context' || input === 'stageVariables' ? sample[input] : sample.params[input]
    const text = JSON.stringify(values) ?? ''
    const root = jsonPlaces(text)
    const place = root && findPlace(root, path)
    return place === undefined ? '' : text.slice(place.start, place.end)
  }
  const root = jsonPlaces(sample.body)
  const place = root && findPlace(root, path)
  return place === undefined ? sample.body : sample.body.slice(place.start, place.end)
}

function placeText(text: string, { start, end }: Span): string {
  const from = start - text.lastIndexOf('\n', start - 1)
  return `line ${lineOf(text, start)}, ${from}–${from + Math.max(0, end - start - 1)}`
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}
