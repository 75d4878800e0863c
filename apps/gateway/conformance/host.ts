import { accessLog, executionLog, type Outcome } from '@gatewright/engine'
import {
  gatewayRequest,
  type Host,
  restTarget,
  type Scenario,
  type Session,
  scenarioPorts,
} from '@gatewright/engine/conformance'
import { seededRandom } from '@gatewright/engine/testing'
import { createListener } from '../src/create-listener.ts'
import type { ServedStage } from '../src/stages.ts'
import { sendRaw } from './raw-client.ts'

/** The gateway's listener on a real socket, with the clock, backends and source address of the vector. */
export const host: Host = {
  name: 'gateway',
  cannotExpress: ({ steps }) => {
    if (steps.some(({ mode }) => mode === 'test-invoke')) return 'TestInvokeMethod is no request to the gateway'
    return undefined
  },
  open: openSession,
}

async function openSession(scenario: Scenario): Promise<Session> {
  const isWatched = scenario.vector.steps.some(({ expect }) => expect.log !== undefined)
  const ports = scenarioPorts(scenario)
  const served: ServedStage = {
    target: restTarget(scenario),
    ports: isWatched ? { ...ports, onEvent: () => undefined } : ports,
  }
  let sourceIp = ''
  let outcome: Outcome | undefined
  const listener = createListener({
    stages: {
      find: (apiId, stageName) => (apiId === scenario.apiId && stageName === scenario.stageName ? served : undefined),
      hasApi: (apiId) => apiId === scenario.apiId,
    },
    random: seededRandom(2),
    sourceIp: () => sourceIp,
    onOutcome: (seen) => {
      outcome = seen
    },
  })
  const port = await listener.listen(0)
  const format = scenario.stage.accessLogSettings?.format
  return {
    send: async (step) => {
      const request = gatewayRequest(scenario.vector, step.request)
      sourceIp = request.sourceIp
      const answer = await sendRaw(port, request)
      return {
        ...answer,
        ...(outcome?.waf === undefined ? {} : { waf: outcome.waf }),
        ...(isWatched && outcome !== undefined ? { log: executionLog(outcome) } : {}),
        ...(format === undefined || outcome === undefined ? {} : { accessLog: accessLog(format, outcome) }),
      }
    },
    close: () => listener.close(),
  }
}
