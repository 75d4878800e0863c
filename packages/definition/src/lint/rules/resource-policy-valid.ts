import { policyFaults } from '../../policy-document.ts'
import type { Rule } from '../rule.ts'

/** The resource policy is a document that the service takes; one that is not says nothing here. */
export const resourcePolicyValid: Rule = {
  name: 'resource-policy-valid',
  severity: 'warning',
  visitors: {
    restApi({ policy }, _at, report) {
      if (policy === undefined) return
      for (const { path, message } of policyFaults(policy, 'resource'))
        report({ message: `Invalid policy document: ${message}`, path: ['policy', ...path] })
    },
  },
}
