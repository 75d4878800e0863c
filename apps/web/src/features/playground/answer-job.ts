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
} from './preview-protocol.ts'
import { recordRendering } from './record/record-rendering.ts'

export type PreviewJob = RenderJob | RecordJob | CompareJob

/** Does what the page asks of its worker. */
export async function answerJob(job: PreviewJob): Promise<RenderAnswer | RecordAnswer | CompareAnswer> {
  if (job.kind === 'render') return render(job)
  if (job.kind === 'record') return record(job)
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
