import { integrationTimeout, longestTimeout } from '../../integration.ts'
import type { Rule } from '../rule.ts'

/** 50 ms to 29 s; Regional and private APIs may have a higher quota, and streams last longer. */
export const integrationTimeoutRange: Rule = {
  name: 'integration-timeout',
  severity: 'error',
  visitors: {
    integration(integration, at, report) {
      const timeout = integration.timeoutInMillis
      if (timeout === undefined) return
      const path = [...at.path, 'timeoutInMillis']
      if (timeout < integrationTimeout.minimum) {
        report({
          message: `Timeout should be between ${integrationTimeout.minimum} ms and ${integrationTimeout.maximum} ms: it is ${timeout} ms.`,
          path,
        })
        return
      }
      const { types } = at.api.endpointConfiguration
      const { maximum, raised } = longestTimeout(types, integration)
      if (timeout > raised)
        report({
          message: types.includes('EDGE')
            ? `An edge-optimized API waits ${raised} ms at most: lower the timeout, or make the API Regional.`
            : `${timeout} ms is longer than any quota allows: ${raised} ms at most.`,
          path,
        })
      else if (timeout > maximum)
        report({
          message: `${timeout} ms needs a raised quota: ${maximum} ms is the default limit.`,
          path,
          severity: 'warning',
        })
    },
  },
}
