import { parseFunctionArn, parseIntegrationUri } from '../../integration-uri.ts'
import type { Path } from '../../path.ts'
import type { At, Report, Rule } from '../rule.ts'

/** Functions, and the versions and aliases of them, that integrations and authorizers name exist among the backends. */
export const functionExists: Rule = {
  name: 'function-exists',
  severity: 'warning',
  visitors: {
    integration: (integration, at, report) => check(integration.uri, [...at.path, 'uri'], at, report),
    authorizer(authorizer, at, report) {
      if (authorizer.type !== 'TOKEN' && authorizer.type !== 'REQUEST') return
      check(authorizer.authorizerUri, [...at.path, 'authorizerUri'], at, report)
    },
  },
}

function check(uri: string | undefined, path: Path, at: At, report: Report) {
  const functions = at.around.backends?.functions
  if (uri === undefined || functions === undefined) return
  const parsed = parseIntegrationUri(uri)
  if (parsed.kind !== 'lambda') return
  const { functionName: name, qualifier } = parseFunctionArn(parsed.functionArn)
  if (name.includes('${')) return
  const found = functions[name]
  if (found === undefined) {
    report({ message: `Lambda function "${name}" does not exist here: add it, or calls answer 500.`, path })
    return
  }
  if (qualifier === undefined || qualifier === '$LATEST' || qualifier.includes('${')) return
  if (qualifier in found.versions || qualifier in found.aliases) return
  report({
    message: `Lambda function "${name}" has no version or alias "${qualifier}": add it, or calls answer 500.`,
    path,
  })
}
