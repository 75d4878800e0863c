import { renderMappingTemplate } from '@gatewright/engine/template'
import { placeOf } from './error-place.ts'
import type {
  CompareAnswer,
  CompareJob,
  PreviewOverrides,
  RecordAnswer,
  RecordJob,
  RenderAnswer,
  RenderJob,
  TestAnswer,
  TestJob,
} from './preview-protocol.ts'
import { coverageOfSamples } from './record/coverage-of-samples.ts'
import { recordRendering } from './record/record-rendering.ts'
import { runCase } from './tests/run-case.ts'

export type PreviewJob = RenderJob | RecordJob | CompareJob | TestJob

/** Does what the page asks of its worker. */
export async function answerJob(job: PreviewJob): Promise<RenderAnswer | RecordAnswer | CompareAnswer | TestAnswer> {
  if (job.kind === 'render') return render(job)
  if (job.kind === 'record') return record(job)
  if (job.kind === 'test') return { id: job.id, result: runCase(job.template, job.test) }
  if (job.kind === 'coverage') return { id: job.id, coverage: coverageOfSamples(job.template, job.samples) }
  const { renderWithVelocityJs } = await import('./velocityjs-rendering.ts')
  return { id: job.id, ...renderWithVelocityJs(job.template, job.sample) }
}

function render({ id, template, sample }: RenderJob): RenderAnswer {
  const began = performance.now()
  try {
    const { text, overrides } = renderMappingTemplate(template, sample)
    return { id, ok: true, text, overrides: overrides satisfies PreviewOverrides, ms: performance.now() - began }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const place = placeOf(error)
    return { id, ok: false, message, ...(place === undefined ? {} : { place }), ms: performance.now() - began }
  }
}

/** A rendering that fails is told by the render job; there is nothing to step through then. */
function record({ id, template, sample, options }: RecordJob): RecordAnswer {
  try {
    return { id, recording: recordRendering(template, sample, options) }
  } catch {
    return { id, recording: undefined }
  }
}
