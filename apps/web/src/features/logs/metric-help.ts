/** The service's definitions of its metrics (developer guide: api-gateway-metrics-and-dimensions). */
export const metricHelp = {
  Count: 'The number of API requests in the period. Every request that reached a stage counts.',
  '4XX':
    'The number of client-side errors (4XXError): 403, 429 and other answers of that class, whoever made them. Its average is the share of all requests.',
  '5XX':
    'The number of server-side errors (5XXError). Its average is the share of all requests, with Count as denominator.',
  Latency:
    'The time between when API Gateway receives a request from a client and when it returns a response to the client, its own work included.',
  IntegrationLatency:
    'The time between when API Gateway relays a request to the backend and when it receives a response from the backend.',
  CacheHitCount: 'The number of requests served from the API cache in the period, for stages with caching.',
  CacheMissCount: 'The number of requests served from the backend in the period, when API caching is on.',
} as const

export type MetricHelp = keyof typeof metricHelp
