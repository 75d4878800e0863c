import type { MethodSetting, Path } from '@gatewright/definition'
import { GatewayException } from '../gateway-exception.ts'
import { ownValue } from '../own-value.ts'
import { quotaPeriodEnd } from '../usage-plan/quota.ts'
import { whenThere } from '../when-there.ts'
import type { Call } from './call.ts'
import type { CompiledMethod } from './compile-method.ts'
import { methodSetting } from './method-settings.ts'
import type { Client } from './progress.ts'
import type { RestTarget } from './target.ts'

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
export function throttle(call: Call, method: CompiledMethod): undefined | Promise<undefined> {
  const { client } = call.progress
  const ofStage = stageBuckets(call, method)
  if (client === undefined) return takeTokens(call, method, ofStage, 0)
  return whenThere(takeTokens(call, method, [...planBuckets(call, client, method), ...ofStage], 0), () =>
    takeQuota(call, client),
  )
}

function takeTokens(
  call: Call,
  method: CompiledMethod,
  buckets: readonly Bucket[],
  from: number,
): undefined | Promise<undefined> {
  const bucket = buckets[from]
  if (bucket === undefined) return undefined
  const { counters, clock } = call.ports
  return whenThere(counters.take(bucket.key, bucket.limit, clock.now()), (hasToken) => {
    if (!hasToken) throw throttled(call, method, bucket)
    return takeTokens(call, method, buckets, from + 1)
  })
}

/** what {@link stageBuckets} found for a method of a stage before */
const known = new WeakMap<RestTarget, Map<CompiledMethod, readonly Bucket[]>>()

/** The buckets that every caller of a method takes from: the method's of the stage, and the account's. */
function stageBuckets(call: Call, method: CompiledMethod): readonly Bucket[] {
  let ofTarget = known.get(call.target)
  if (ofTarget === undefined) {
    ofTarget = new Map()
    known.set(call.target, ofTarget)
  }
  let buckets = ofTarget.get(method)
  if (buckets === undefined) {
    buckets = makeStageBuckets(call, method)
    ofTarget.set(method, buckets)
  }
  return buckets
}

function makeStageBuckets(call: Call, method: CompiledMethod): readonly Bucket[] {
  const { account } = call.target
  const { accountId, apiId, stageName } = call.exchange.facts
  const buckets: Bucket[] = []
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

function planBuckets(call: Call, client: Client, method: CompiledMethod): Bucket[] {
  const plan = ownValue(call.target.account.usagePlans, client.usagePlanId)
  if (plan === undefined) return []
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

async function takeQuota(call: Call, { usagePlanId, apiKeyId }: Client): Promise<undefined> {
  const { ports, target } = call
  const plan = ownValue(target.account.usagePlans, usagePlanId)
  if (plan?.quota === undefined) return
  const { limit, period } = plan.quota
  const now = ports.clock.now()
  const key = `${target.account.accountId}/quota/${usagePlanId}/${apiKeyId}`
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
