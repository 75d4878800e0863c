import type { JsonObject } from '@gatewright/definition'
import type { RecordOptions } from './record/record-rendering.ts'
import type { LineCoverage, Recording } from './record/recording.ts'
import type { CaseResult, TemplateCase } from './tests/template-case.ts'

/** What a mapping template sees, as the page holds it. */
export type TemplateSample = {
  body: string
  params: { path: Record<string, string>; querystring: Record<string, string>; header: Record<string, string> }
  context: JsonObject
  stageVariables: Record<string, string>
}

export const emptySample: TemplateSample = {
  body: '',
  params: { path: {}, querystring: {}, header: {} },
  context: {},
  stageVariables: {},
}

/** Where something in a template is: offsets from its beginning, line and column from 1. */
export type TemplatePlace = { line: number; column: number; start: number; end: number }

/** Something for the worker to do with a template and its sample. */
type Job<Kind extends string, More = unknown> = {
  id: number
  kind: Kind
  template: string
  sample: TemplateSample
} & More

export type RenderJob = Job<'render'>
export type RecordJob = Job<'record', { options: RecordOptions }>
/** What a tool built on velocityjs would print. */
export type CompareJob = Job<'compare'>

/** What a rendering gave; times in milliseconds. */
export type RenderAnswer =
  | { id: number; ok: true; text: string; overrides: PreviewOverrides; ms: number }
  | { id: number; ok: false; message: string; place?: TemplatePlace; ms: number }

/** Runs one case, or tells what all of them run together. */
export type TestJob = { id: number; template: string } & (
  | { kind: 'test'; test: TemplateCase }
  | { kind: 'coverage'; samples: readonly TemplateSample[] }
)
export type TestAnswer = { id: number; result?: CaseResult; coverage?: readonly LineCoverage[] }

export type RecordAnswer = { id: number; recording: Recording | undefined }
export type CompareAnswer = { id: number; text: string | undefined; message: string | undefined }

export type PreviewOverrides = {
  request: { header: Record<string, unknown>; path: Record<string, unknown>; querystring: Record<string, unknown> }
  response: { header: Record<string, unknown>; status?: unknown }
}
