import { expect, test } from 'vitest'
import { type ApiDefinition, apiDefinitionSchema } from '../api.ts'
import { stageSchema } from '../stage.ts'
import { lint } from './lint.ts'

const apiOf = (kind: 'HTTP' | 'WEBSOCKET', routes: object = {}): ApiDefinition =>
  apiDefinitionSchema.parse({ kind, name: 'orders', routes })
const withStage = (stage: object) => ({ stages: { dev: stageSchema.parse(stage) } })

test.each([
  [
    'HTTP APIs have no API keys',
    apiOf('HTTP', { r1: { routeKey: 'GET /orders', apiKeyRequired: true } }),
    {},
    ['routes', 'r1', 'apiKeyRequired'],
  ],
  [
    'HTTP APIs have no canary releases',
    apiOf('HTTP'),
    withStage({ canarySettings: { percentTraffic: 10 } }),
    ['stages', 'dev', 'canarySettings'],
  ],
  [
    'WebSocket APIs have no canary releases',
    apiOf('WEBSOCKET'),
    withStage({ canarySettings: { percentTraffic: 10 } }),
    ['stages', 'dev', 'canarySettings'],
  ],
  [
    'HTTP APIs have no web ACLs',
    apiOf('HTTP'),
    withStage({ webAclArn: 'arn:aws:wafv2:us-east-1:123456789012:regional/webacl/a/1' }),
    ['stages', 'dev', 'webAclArn'],
  ],
  [
    'WebSocket APIs have no web ACLs',
    apiOf('WEBSOCKET'),
    withStage({ webAclArn: 'arn:aws:wafv2:us-east-1:123456789012:regional/webacl/a/1' }),
    ['stages', 'dev', 'webAclArn'],
  ],
])('%s: an error that says why and what instead', (start, api, around, path) => {
  expect(lint(api, around)).toEqual([
    { rule: 'kind-has-feature', severity: 'error', message: expect.stringMatching(new RegExp(`^${start}: .+`)), path },
  ])
})

test('$connect of a WebSocket API may require an API key', () => {
  expect(lint(apiOf('WEBSOCKET', { r1: { routeKey: '$connect', apiKeyRequired: true } }))).toEqual([])
})
