import type { Outcome } from '../outcome.ts'

export type MetricName =
  | 'Count'
  | '4XXError'
  | '5XXError'
  | 'Latency'
  | 'IntegrationLatency'
  | 'CacheHitCount'
  | 'CacheMissCount'

/** One value of a metric, for every set of dimensions that it counts under. */
export type Metric = {
  readonly metricName: MetricName
  readonly unit: 'Count' | 'Milliseconds'
  readonly value: number
  readonly dimensions: readonly { readonly [name: string]: string }[]
}

/** The dimension `ApiName` of an API: characters outside ASCII are gone; the id when nothing is left. */
export function apiNameDimension(apiName: string, apiId: string): string {
  const ascii = [...apiName].filter((character) => character.charCodeAt(0) < 128).join('')
  return ascii === '' ? apiId : ascii
}

/**
 * What a call adds to CloudWatch's `AWS/ApiGateway` metrics (rest-api reference §19.4). Error counts carry 0 or 1, so that their
 * average is the error rate. `isDetailed`: the method's setting `metricsEnabled`.
 */
export function metrics(outcome: Outcome, options: { apiName: string; isDetailed?: boolean }): Metric[] {
  const ApiName = apiNameDimension(options.apiName, outcome.apiId)
  const Stage = outcome.isCanary ? `${outcome.stage}/Canary` : outcome.stage
  const dimensions: { [name: string]: string }[] = [{ ApiName }, { ApiName, Stage }]
  if (options.isDetailed === true && outcome.resourcePath !== undefined) {
    dimensions.push({ ApiName, Stage, Resource: outcome.resourcePath, Method: outcome.httpMethod })
  }
  const { status } = outcome.answer
  const count = (metricName: MetricName, value: number): Metric => ({ metricName, unit: 'Count', value, dimensions })
  const latency = (metricName: MetricName, value: number): Metric => ({
    metricName,
    unit: 'Milliseconds',
    // CloudWatch has whole ones
    value: Math.floor(value),
    dimensions,
  })
  const points = [
    count('Count', 1),
    count('4XXError', status >= 400 && status < 500 ? 1 : 0),
    count('5XXError', status >= 500 ? 1 : 0),
    latency('Latency', outcome.latencyMs),
  ]
  if (outcome.integrationLatencyMs !== undefined) {
    points.push(latency('IntegrationLatency', outcome.integrationLatencyMs))
  }
  if (outcome.cacheHit !== undefined) points.push(count(outcome.cacheHit ? 'CacheHitCount' : 'CacheMissCount', 1))
  return points
}
