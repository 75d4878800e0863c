import { type Stage, stageSchema } from '@gatewright/definition'
import { isObject } from '../match/match.ts'
import type { GatewayVector } from '../vector.ts'
import { webAclArn } from './account.ts'

/** The stage of a vector in the form of the V1 API; `deploymentId` and `canaryDeploymentId` are given to it. */
export function vectorStage(vector: GatewayVector, deploymentId: string, canaryDeploymentId: string): Stage {
  const { variables, methodSettings, cacheClusterEnabled, cacheClusterSize, accessLogFormat, canary } = vector.stage
  const aclArn = webAclArn(vector)
  return stageSchema.parse({
    deploymentId,
    ...(aclArn === undefined ? {} : { webAclArn: aclArn }),
    variables: variables ?? {},
    methodSettings: Object.fromEntries(
      Object.entries(isObject(methodSettings) ? methodSettings : {}).map(([key, value]) => [settingKey(key), value]),
    ),
    cacheClusterEnabled: cacheClusterEnabled === true,
    ...(typeof cacheClusterSize === 'string' ? { cacheClusterSize } : {}),
    ...(typeof accessLogFormat === 'string' ? { accessLogSettings: { format: accessLogFormat } } : {}),
    ...(isObject(canary) ? { canarySettings: canarySettings(canary, canaryDeploymentId) } : {}),
  })
}

function canarySettings(canary: { [name: string]: unknown }, deploymentId: string): unknown {
  const { percentTraffic = 0, stageVariableOverrides = {}, useStageCache = false } = canary
  return { percentTraffic, stageVariableOverrides, useStageCache, deploymentId }
}

/** `pets/{petId}/GET` of a vector is `pets~1{petId}/GET` of the API; the key of all methods stays. */
function settingKey(key: string): string {
  const slash = key.lastIndexOf('/')
  if (key === '*/*' || slash < 0) return key
  return `${key.slice(0, slash).replaceAll('/', '~1')}${key.slice(slash)}`
}
