import { stageNamePattern } from '../../stage.ts'
import type { Rule } from '../rule.ts'

/** Names and variables of stages are within the service's limits. */
export const stageValid: Rule = {
  name: 'stage-valid',
  severity: 'error',
  visitors: {
    stage(stage, at, report) {
      if (!stageNamePattern.test(at.stageName))
        report({
          message: `Stage name "${at.stageName}" may hold letters, digits, hyphens and underscores only, up to 128.`,
        })
      const names = Object.keys(stage.variables)
      if (names.length > 100)
        report({
          message: `A stage has at most 100 variables: "${at.stageName}" has ${names.length}.`,
          path: [...at.path, 'variables'],
        })
      for (const name of names) {
        const path = [...at.path, 'variables', name]
        if (!/^[A-Za-z0-9_]{1,64}$/.test(name))
          report({ message: `Stage variable "${name}" may hold letters, digits and underscores only, up to 64.`, path })
        if ((stage.variables[name] ?? '').length > 512)
          report({ message: `The value of stage variable ${name} is longer than 512 characters.`, path })
      }
      if (
        stage.canarySettings !== undefined &&
        stage.canarySettings.percentTraffic > 0 &&
        stage.canarySettings.deploymentId === undefined
      ) {
        report({
          message: 'The canary takes traffic but has no deployment.',
          path: [...at.path, 'canarySettings', 'deploymentId'],
          severity: 'warning',
        })
      }
    },
  },
}
