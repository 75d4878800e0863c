import { dataStoreExamples } from './data-stores.ts'
import { messagingExamples } from './messaging.ts'
import { shapeExamples } from './shapes.ts'
import type { TemplateExample } from './template-example.ts'

/** Everything that the playground offers to try, in the order of its menu. */
export const templateExamples: readonly TemplateExample[] = [
  ...shapeExamples,
  ...dataStoreExamples,
  ...messagingExamples,
]
