import { quotaOffsets } from '../../account.ts'
import type { Rule } from '../rule.ts'

/** Usage plans name keys that exist, their quota periods begin on a day that there is, and a method that requires a key is covered by some plan. */
export const usagePlanRefers: Rule = {
  name: 'usage-plan-refers',
  severity: 'error',
  visitors: {
    account(account, at, report) {
      for (const [id, plan] of Object.entries(account.usagePlans)) {
        plan.apiKeys.forEach((key, index) => {
          if (account.apiKeys[key] === undefined)
            report({
              message: `Usage plan "${plan.name}" names API key "${key}", which does not exist.`,
              path: [...at.path, 'usagePlans', id, 'apiKeys', index],
            })
        })
        const { quota } = plan
        if (quota !== undefined && (quota.offset < 0 || quota.offset > quotaOffsets[quota.period]))
          report({
            message: `Usage plan "${plan.name}": the offset of a quota by ${quota.period} is a day from 0 to ${quotaOffsets[quota.period]}, not ${quota.offset}.`,
            path: [...at.path, 'usagePlans', id, 'quota', 'offset'],
          })
      }
    },
    method(method, at, report) {
      const { account } = at.around
      if (!method.apiKeyRequired || account === undefined) return
      if (Object.values(account.usagePlans).some((plan) => plan.apiStages.length > 0 && plan.apiKeys.length > 0)) return
      report({
        message:
          'The method requires an API key, but no usage plan joins a key and a stage: every call is refused with 403.',
        path: [...at.path, 'apiKeyRequired'],
        severity: 'warning',
      })
    },
  },
}
