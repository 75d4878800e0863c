import { velocityJsContext } from '@gatewright/engine/template'
import { render } from 'velocityjs'
import type { TemplateSample } from './preview-protocol.ts'

/** What a local tool that is built on velocityjs would print. */
export function renderWithVelocityJs(
  template: string,
  sample: TemplateSample,
): { text: string | undefined; message: string | undefined } {
  try {
    return { text: render(template, velocityJsContext(sample)), message: undefined }
  } catch (error) {
    return { text: undefined, message: error instanceof Error ? error.message : String(error) }
  }
}
