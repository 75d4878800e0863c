import type { Method } from '../../method.ts'
import type { Rule } from '../rule.ts'

const allowOrigin = /^method\.response\.header\.access-control-allow-origin$/i

const answersCors = (method: Method) =>
  Object.values(method.integration?.integrationResponses ?? {}).some((response) =>
    Object.keys(response.responseParameters).some((header) => allowOrigin.test(header)),
  )

/** A mock OPTIONS answers the preflight only; the real response needs the headers itself. */
export const mockOptionsCors: Rule = {
  name: 'mock-options-cors',
  severity: 'warning',
  visitors: {
    resource(resource, at, report) {
      const options = resource.methods.OPTIONS
      if (options?.integration?.type !== 'MOCK' || !answersCors(options)) return
      for (const [verb, method] of Object.entries(resource.methods)) {
        const integration = method?.integration
        if (verb === 'OPTIONS' || integration === undefined || method === undefined) continue
        const path = [...at.path, 'methods', verb]
        if (integration.type === 'AWS_PROXY' || integration.type === 'HTTP_PROXY') {
          report({
            message: `OPTIONS answers the preflight only: the backend of ${verb} must send Access-Control-Allow-Origin itself (proxy integration).`,
            path,
            severity: 'info',
          })
        } else if (!answersCors(method)) {
          report({
            message: `OPTIONS answers the preflight only: the answer of ${verb} has no Access-Control-Allow-Origin, so browsers refuse it. Map the header in its integration responses.`,
            path,
          })
        }
      }
    },
  },
}
