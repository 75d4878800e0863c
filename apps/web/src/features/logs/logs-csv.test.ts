import { expect, test } from 'vitest'
import { logsCsv } from './logs-csv.ts'

test('quotes what must be quoted, and no path becomes a formula', () => {
  const row = {
    id: 'i',
    requestId: '=1+1',
    mode: 'live',
    stageName: 'dev',
    httpMethod: 'GET',
    path: '/a?x="1",2',
    status: 200,
    latencyMs: 1.5,
    hasTrace: false,
    at: 0,
  } as const
  expect(logsCsv([row]).split('\r\n')).toEqual([
    'time,mode,stage,method,path,resourcePath,status,latencyMs,integrationLatencyMs,cacheHit,phase,cause,requestId',
    `1970-01-01T00:00:00.000Z,live,dev,GET,"/a?x=""1"",2",,200,1.5,,,,,'=1+1`,
  ])
})
