import type { Json } from '@gatewright/definition'
import type { Budget } from './budget.ts'

/** What a validation finds, in the order in which it finds it. */
export type Findings = { readonly budget: Budget; readonly messages: string[] }

/** Checks one keyword; says nothing when the instance satisfies it or is of a type that it does not speak about. */
export type KeywordCheck = (instance: Json, findings: Findings) => void

/** A compiled schema object: the checks of the instance itself, and the schemas of its members or elements. */
export type SchemaNode = {
  /** in alphabetical order of the keywords */
  checks: readonly KeywordCheck[]
  /** schemas that an object's member has to satisfy */
  memberSchemas: (name: string, budget: Budget) => readonly SchemaNode[]
  /** schemas that an array's element has to satisfy */
  elementSchemas: (index: number) => readonly SchemaNode[]
  /** false: nothing is said about members or elements */
  hasChildren: boolean
}

/** Compiles a subschema of the schema that is being compiled. */
export type CompileChild = (schema: Json) => SchemaNode
