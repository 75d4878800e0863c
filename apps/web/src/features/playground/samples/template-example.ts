import { emptySample, type TemplateSample } from '../preview-protocol.ts'
import { exampleContext } from './example-context.ts'
import { readableJson } from './readable-json.ts'

/** A template with what it sees, ready to be tried. */
export type TemplateExample = {
  id: string
  title: string
  group: string
  direction: 'request' | 'response'
  contentType: string
  template: string
  sample: TemplateSample
}

type Given = Omit<TemplateExample, 'contentType' | 'sample' | 'direction'> & {
  direction?: 'request' | 'response'
  contentType?: string
  body?: unknown
  path?: Record<string, string>
  query?: Record<string, string>
  header?: Record<string, string>
  context?: TemplateSample['context']
  stageVariables?: Record<string, string>
}

/** Fills in what an example leaves out; a body that is no text is written as JSON. */
export function example(given: Given): TemplateExample {
  const { body = '', path = {}, query = {}, header = {}, context = {}, stageVariables = {}, ...rest } = given
  return {
    direction: 'request',
    contentType: 'application/json',
    ...rest,
    sample: {
      ...emptySample,
      body: typeof body === 'string' ? body : readableJson(body),
      params: { path, querystring: query, header },
      context: exampleContext(context),
      stageVariables,
    },
  }
}
