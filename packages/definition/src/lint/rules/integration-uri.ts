import { parseIntegrationUri } from '../../integration-uri.ts'
import type { Rule } from '../rule.ts'

/** The URI has the form that the integration's type needs; the messages are the control plane's. */
export const integrationUri: Rule = {
  name: 'integration-uri',
  severity: 'error',
  visitors: {
    integration(integration, at, report) {
      if (integration.type === 'MOCK') return
      const path = [...at.path, 'uri']
      const uri = integration.uri ?? ''
      const { kind } = parseIntegrationUri(uri)
      if (integration.type === 'HTTP' || integration.type === 'HTTP_PROXY') {
        const privately = integration.connectionType === 'VPC_LINK'
        if (kind !== 'http' && !(uri.startsWith('${stageVariables.') || privately)) {
          report({ message: 'Invalid HTTP endpoint specified for URI: it begins with http:// or https://.', path })
        }
        return
      }
      if (!uri.startsWith('arn:'))
        report({ message: 'Invalid ARN specified in the request: choose a function or a service action.', path })
      else if (kind === 'unknown') report({ message: 'AWS ARN for integration must contain path or action', path })
      else if (integration.type === 'AWS_PROXY' && /:firehose:action\//.test(uri)) {
        report({
          message:
            'AWS_PROXY with Firehose works in AWS and is not simulated here: requests are answered with 500. Type AWS with a fixed reply is.',
          path,
          severity: 'warning',
        })
      } else if (integration.type === 'AWS_PROXY' && kind !== 'lambda') {
        report({
          message:
            "Integrations of type 'AWS_PROXY' currently only supports Lambda function and Firehose stream invocations.",
          path,
        })
      }
    },
  },
}
