export { SchemaBudgetExceeded } from './budget.ts'
export { compileModel, compileSchemaBeside } from './compile-model.ts'
export type { SchemaNode } from './schema-node.ts'
export { validateJson } from './validate.ts'
