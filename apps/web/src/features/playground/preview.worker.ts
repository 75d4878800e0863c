import { renderMappingTemplate } from '@gatewright/engine/template'
import { placeOf } from './error-place.ts'
import type { PreviewAnswer, PreviewOverrides, PreviewRequest } from './preview-protocol.ts'

/** Renders one template; runs in a worker that the page ends when it takes too long. */
function render({ id, template, sample }: PreviewRequest): PreviewAnswer {
  const began = performance.now()
  try {
    const { text, overrides } = renderMappingTemplate(template, sample)
    return { id, ok: true, text, overrides: overrides as unknown as PreviewOverrides, ms: performance.now() - began }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const place = placeOf(error)
    return { id, ok: false, message, ...(place === undefined ? {} : { place }), ms: performance.now() - began }
  }
}

self.onmessage = (event: MessageEvent<PreviewRequest>) => self.postMessage(render(event.data))
