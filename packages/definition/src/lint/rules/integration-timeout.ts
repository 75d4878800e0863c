import { integrationTimeout } from '../../integration.ts'
import type { Rule } from '../rule.ts'

/** 50 ms to 29 s; Regional and private APIs may have a higher quota. */
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
      } else if (timeout > integrationTimeout.maximum) {
        const edge = at.api.endpointConfiguration.types.includes('EDGE')
        if (edge)
          report({
            message: `An edge-optimized API waits ${integrationTimeout.maximum} ms at most: lower the timeout, or make the API Regional.`,
            path,
          })
        else
          report({
            message: `${timeout} ms needs a raised quota: ${integrationTimeout.maximum} ms is the default limit.`,
            path,
            severity: 'warning',
          })
      }
    },
  },
}
