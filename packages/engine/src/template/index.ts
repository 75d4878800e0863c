export type { RequestParameters } from './input.ts'
export { type InputPart, inputPartsOf } from './input-origin.ts'
export { compileJsonPath, findByJsonPath, type JsonPathReader } from './json-value-at.ts'
export {
  type CompiledMappingTemplate,
  compileMappingTemplate,
  type MappingTemplateInput,
  mappingBindings,
  type RenderedMappingTemplate,
  renderMappingTemplate,
} from './mapping-template.ts'
export { velocityJsContext } from './velocityjs-context.ts'
