import type { Rule } from '../rule.ts'

const variable = /\$\{stageVariables\.([A-Za-z0-9_]+)\}/g

/** A stage variable that an integration's URI needs is set in every stage; an undefined one is an empty text. */
export const stageVariableSet: Rule = {
  name: 'stage-variable-set',
  severity: 'warning',
  visitors: {
    integration(integration, at, report) {
      const { stages } = at.around
      if (stages === undefined) return
      for (const member of ['uri', 'credentials', 'connectionId'] as const) {
        for (const [, name = ''] of (integration[member] ?? '').matchAll(variable)) {
          const lacking = Object.keys(stages).filter((stage) => stages[stage]?.variables[name] === undefined)
          if (lacking.length === 0) continue
          report({
            message: `Stage variable ${name} in the ${member} is not set in stage ${lacking.join(', ')}.`,
            path: [...at.path, member],
          })
        }
      }
    },
  },
}
