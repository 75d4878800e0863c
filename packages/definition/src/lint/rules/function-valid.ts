import { type LambdaFunction, lambdaLimits } from '../../backend.ts'
import type { Path } from '../../path.ts'
import type { Report, Rule } from '../rule.ts'

/** Functions keep Lambda's own rules: limits, aliases of versions that exist, weights of at most two versions. */
export const functionValid: Rule = {
  name: 'function-valid',
  severity: 'error',
  visitors: {
    restApi(_api, at, report) {
      for (const [name, found] of Object.entries(at.around.backends?.functions ?? {})) {
        const path = ['backends', 'functions', name]
        checkLimits(name, found, path, report)
        checkCode(name, found, path, report)
        for (const alias of Object.keys(found.aliases)) checkAlias(name, found, alias, path, report)
      }
    },
  },
}

function checkLimits(name: string, found: LambdaFunction, path: Path, report: Report) {
  for (const [setting, unit] of [
    ['timeout', 'seconds'],
    ['memorySize', 'MB'],
  ] as const) {
    const { minimum, maximum } = lambdaLimits[setting]
    if (found[setting] >= minimum && found[setting] <= maximum) continue
    report({
      message: `Lambda function "${name}": ${setting} is ${found[setting]} ${unit}, Lambda allows ${minimum} to ${maximum}.`,
      path: [...path, setting],
    })
  }
}

function checkCode(name: string, found: LambdaFunction, path: Path, report: Report) {
  const codes = [
    { code: found.code, at: [...path, 'code'] },
    ...Object.entries(found.versions).map(([version, { code }]) => ({
      code,
      at: [...path, 'versions', version, 'code'],
    })),
  ]
  for (const { code, at } of codes) {
    if (code.type !== 'REMOTE' || /^https?:\/\/[^/?#\s@]+(\/[^?#\s]*)?$/i.test(code.endpoint)) continue
    report({
      message: `Lambda function "${name}": "${code.endpoint}" is no endpoint. Give the base URL of what speaks the Lambda invoke API, such as http://127.0.0.1:3001.`,
      path: [...at, 'endpoint'],
    })
  }
  for (const version of Object.keys(found.versions)) {
    if (/^[1-9]\d*$/.test(version)) continue
    report({
      message: `Lambda function "${name}": versions are numbers from 1 on, not "${version}".`,
      path: [...path, 'versions', version],
    })
  }
}

function checkAlias(name: string, found: LambdaFunction, alias: string, path: Path, report: Report) {
  const at = [...path, 'aliases', alias]
  const say = (message: string, ...deeper: string[]) =>
    report({ message: `Alias "${alias}" of the Lambda function "${name}" ${message}`, path: [...at, ...deeper] })
  const { functionVersion, routingConfig } = found.aliases[alias] ?? { functionVersion: '', routingConfig: {} }
  const weights = Object.entries(routingConfig)
  if (functionVersion !== '$LATEST' && !(functionVersion in found.versions))
    say(`points at version ${functionVersion}, which does not exist.`, 'functionVersion')
  for (const [version] of weights) {
    if (version in found.versions) continue
    say(`sends requests to version ${version}, which does not exist.`, 'routingConfig', version)
  }
  if (weights.length > 0 && functionVersion === '$LATEST')
    say('has weights, so it needs published versions: $LATEST is none.', 'functionVersion')
  if (weights.length > 1) say('has more than two versions; Lambda allows two.', 'routingConfig')
}
