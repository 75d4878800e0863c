export type { RequestParameters } from './input.ts'
export { compileJsonPath, type JsonPathReader } from './json-value-at.ts'
export {
  type CompiledMappingTemplate,
  compileMappingTemplate,
  type MappingTemplateInput,
  mappingBindings,
  type RenderedMappingTemplate,
  renderMappingTemplate,
} from './mapping-template.ts'
