import type { JsonObject } from '@gatewright/definition'

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

export type PreviewRequest = { id: number; template: string; sample: TemplateSample }

/** What a rendering gave; times in milliseconds. */
export type PreviewAnswer =
  | { id: number; ok: true; text: string; overrides: PreviewOverrides; ms: number }
  | { id: number; ok: false; message: string; place?: TemplatePlace; ms: number }

export type PreviewOverrides = {
  request: { header: Record<string, unknown>; path: Record<string, unknown>; querystring: Record<string, unknown> }
  response: { header: Record<string, unknown>; status?: unknown }
}
