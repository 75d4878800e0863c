import type { Rule } from '../rule.ts'

/** A gateway response's status is a number of three digits from 400 to 599, or follows the answer that it stands in for. */
export const gatewayResponseStatus: Rule = {
  name: 'gateway-response-status',
  severity: 'error',
  visitors: {
    gatewayResponse(response, at, report) {
      const status = response.statusCode
      if (status === undefined || /^[1-5][0-9]{2}$/.test(status)) return
      report({
        message: `The status of ${at.responseType} is "${status}": it must be a number from 100 to 599.`,
        path: [...at.path, 'statusCode'],
      })
    },
  },
}
