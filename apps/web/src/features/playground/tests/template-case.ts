import type { TemplateSample } from '../preview-protocol.ts'

/** How the output is held against what is expected: to the character, as JSON, or as a part of it. */
export type Comparison = 'exact' | 'json' | 'part'

/** An input of a template with the output that it should give. */
export type TemplateCase = {
  id: string
  name: string
  sample: TemplateSample
  expected: string
  comparison: Comparison
}

/** What came of a case; `message` says what is other. */
export type CaseResult = { id: string; passed: boolean; output: string | undefined; message: string | undefined }
