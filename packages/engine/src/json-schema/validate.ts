import type { Json } from '@gatewright/definition'
import { Budget } from './budget.ts'
import type { Findings, SchemaNode } from './schema-node.ts'

/**
 * Validates an instance as the service's validator does: all keywords of a value, then its children in order (members by
 * name), but deeper levels only as long as nothing has been found.
 * @returns the messages, empty for a valid instance
 * @throws SchemaBudgetExceeded
 */
export function validateJson(node: SchemaNode, instance: Json, budget: Budget = new Budget()): string[] {
  const findings: Findings = { budget, messages: [] }
  visit(node, instance, findings)
  return findings.messages
}

/** Whether an instance satisfies a subschema, whatever there is to say about it. */
export function satisfies(node: SchemaNode, instance: Json, budget: Budget): boolean {
  return validateJson(node, instance, budget).length === 0
}

function visit(node: SchemaNode, instance: Json, findings: Findings): void {
  findings.budget.spend(1 + node.checks.length)
  for (const check of node.checks) check(instance, findings)
  if (findings.messages.length > 0 || !node.hasChildren || instance === null || typeof instance !== 'object') return
  findings.budget.deeper(() => {
    if (Array.isArray(instance)) visitElements(node, instance, findings)
    else visitMembers(node, instance, findings)
  })
}

function visitElements(node: SchemaNode, elements: readonly Json[], findings: Findings): void {
  for (const [index, element] of elements.entries()) {
    for (const child of node.elementSchemas(index)) visit(child, element, findings)
  }
}

function visitMembers(node: SchemaNode, members: { readonly [name: string]: Json }, findings: Findings): void {
  for (const name of Object.keys(members).sort()) {
    const value = members[name]
    if (value === undefined) continue
    for (const child of node.memberSchemas(name, findings.budget)) visit(child, value, findings)
  }
}
