import type { Rule } from '../rule.ts'

/** All APIs of an account share one throttle per region; a stage cannot promise more than it. */
export const accountThrottleShared: Rule = {
  name: 'account-throttle-shared',
  severity: 'warning',
  visitors: {
    stage(stage, at, report) {
      const account = at.around.account?.throttleSettings
      if (account === undefined) return
      for (const [key, setting] of Object.entries(stage.methodSettings)) {
        const path = [...at.path, 'methodSettings', key]
        if ((setting.throttlingRateLimit ?? 0) > account.rateLimit) {
          report({
            message: `${setting.throttlingRateLimit}/s is above the account's ${account.rateLimit}/s, which all APIs of the account share in the region: the account's limit holds.`,
            path: [...path, 'throttlingRateLimit'],
          })
        }
        if ((setting.throttlingBurstLimit ?? 0) > account.burstLimit) {
          report({
            message: `A burst of ${setting.throttlingBurstLimit} is above the account's ${account.burstLimit}, which all APIs of the account share in the region: the account's limit holds.`,
            path: [...path, 'throttlingBurstLimit'],
          })
        }
      }
    },
  },
}
