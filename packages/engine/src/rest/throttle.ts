import type { MethodSetting, Path } from '@gatewright/definition'
import { GatewayException } from '../gateway-exception.ts'
import { ownValue } from '../own-value.ts'
import { quotaPeriodEnd } from '../usage-plan/quota.ts'
import type { Call } from './call.ts'
import type { CompiledMethod } from './compile-method.ts'
import { methodSetting } from './method-settings.ts'

type Limit = { readonly rate: number; readonly burst: number }
type Bucket = {
  readonly key: string
  readonly limit: Limit
  readonly rule: 'usagePlanThrottled' | 'stageThrottled' | 'accountThrottled'
  readonly what: string
  readonly subject?: string
  readonly place?: Path
}

/**
 * Takes a token from every bucket that applies, in the service's order: plan per method, plan, stage method, account; then
 * one request from the plan's quota (rest-api reference §6, §7).
 */
export async function throttle(call: Call, method: CompiledMethod): Promise<void> {
  const { ports } = call
  for (const bucket of bucketsOf(call, method)) {
    const hasToken = await ports.counters.take(bucket.key, bucket.limit, ports.clock.now())
    if (!hasToken) throw throttled(call, method, bucket)
  }
  if (call.progress.client !== undefined) await takeQuota(call, call.progress.client.usagePlanId)
}

function bucketsOf(call: Call, method: CompiledMethod): Bucket[] {
  const { account } = call.target
  const { accountId, apiId, stageName } = call.exchange.facts
  const buckets = planBuckets(call, method)
  const stageKey = `${accountId}/${apiId}/${stageName}`
  const stageLimit = limitOf(methodSetting(call.target.stage, method))
  if (stageLimit !== undefined) {
    buckets.push({
      key: `${stageKey}/throttle/${method.resourceId}/${method.verb}`,
      limit: stageLimit,
      rule: 'stageThrottled',
      what: `the method throttling of the stage ${stageName}`,
      subject: stageName,
    })
  }
  const { rateLimit, burstLimit } = account.throttleSettings
  buckets.push({
    key: `${accountId}/throttle/${account.region}`,
    limit: { rate: rateLimit, burst: burstLimit },
    rule: 'accountThrottled',
    what: 'the throttling of the account, which all its APIs share',
  })
  return buckets
}

function planBuckets(call: Call, method: CompiledMethod): Bucket[] {
  const { client } = call.progress
  const plan = client === undefined ? undefined : ownValue(call.target.account.usagePlans, client.usagePlanId)
  if (client === undefined || plan === undefined) return []
  const { accountId, apiId, stageName } = call.exchange.facts
  const covered = plan.apiStages.find((each) => each.apiId === apiId && each.stage === stageName)
  const key = `${accountId}/plan/${client.usagePlanId}/${client.apiKeyId}`
  const buckets: Bucket[] = []
  const ofMethod = planLimit(ownValue(covered?.throttle ?? {}, `${method.resourcePath}/${method.verb}`))
  const what = `the usage plan ${plan.name}`
  if (ofMethod !== undefined) {
    const methodKey = `${key}/${apiId}/${stageName}/${method.resourceId}/${method.verb}`
    buckets.push({ key: methodKey, limit: ofMethod, rule: 'usagePlanThrottled', what, subject: plan.name })
  }
  const ofPlan = planLimit(plan.throttle)
  if (ofPlan !== undefined) buckets.push({ key, limit: ofPlan, rule: 'usagePlanThrottled', what, subject: plan.name })
  return buckets
}

function planLimit(settings: { rateLimit?: number | undefined; burstLimit?: number | undefined } | undefined) {
  if (settings === undefined) return undefined
  return limitFrom(settings.rateLimit, settings.burstLimit)
}

function limitOf(setting: MethodSetting): Limit | undefined {
  return limitFrom(setting.throttlingRateLimit, setting.throttlingBurstLimit)
}

function limitFrom(rate: number | undefined, burst: number | undefined): Limit | undefined {
  // the service shows -1 for "no limit of its own"
  if ((rate ?? -1) < 0 && (burst ?? -1) < 0) return undefined
  if (rate === 0 || burst === 0) return { rate: 0, burst: 0 }
  return { rate: rate ?? 10_000, burst: burst ?? 5_000 }
}

async function takeQuota(call: Call, usagePlanId: string): Promise<void> {
  const { ports, progress, target } = call
  const plan = ownValue(target.account.usagePlans, usagePlanId)
  if (plan?.quota === undefined || progress.client === undefined) return
  const { limit, period } = plan.quota
  const now = ports.clock.now()
  const key = `${target.account.accountId}/quota/${usagePlanId}/${progress.client.apiKeyId}`
  const { allowed, used } = await ports.counters.add(key, 1, limit, quotaPeriodEnd(plan.quota, now))
  if (allowed) return
  throw new GatewayException('quotaExceeded', {
    explanation: `The API key has used up the quota of the usage plan ${plan.name}: ${limit} requests per ${period}.`,
    subject: plan.name,
    received: { used, limit, period },
    wouldPass: ['A request in the next period.', 'A higher quota in the usage plan.'],
    log: `Limit exceeded for Usage Plan ${usagePlanId}`,
  })
}

function throttled(call: Call, method: CompiledMethod, bucket: Bucket): GatewayException {
  const { exchange } = call
  const { rate, burst } = bucket.limit
  const { apiId, stageName } = exchange.facts
  return new GatewayException(bucket.rule, {
    explanation: `No token is left in the bucket of ${bucket.what}: ${rate} requests per second, burst ${burst}.`,
    place: bucket.place ?? method.place,
    ...(bucket.subject === undefined ? {} : { subject: bucket.subject }),
    received: { rateLimit: rate, burstLimit: burst },
    wouldPass: ['The same request a little later.', 'A higher rate or burst limit there.'],
    log: `Key throttle limit exceeded for RestApi ${apiId}, Stage ${stageName}, Resource ${method.resourceId}, HttpMethod ${method.verb}. Limit: ${rate.toFixed(2)} Burst: ${burst}`,
  })
}
