import { accessLog, type Outcome } from '@gatewright/engine'
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
    if (steps.some(({ expect }) => expect.log !== undefined)) return 'the execution log is not sent to the client'
    return undefined
  },
  open: openSession,
}

async function openSession(scenario: Scenario): Promise<Session> {
  const served: ServedStage = { target: restTarget(scenario), ports: scenarioPorts(scenario) }
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
        ...(format === undefined || outcome === undefined ? {} : { accessLog: accessLog(format, outcome) }),
      }
    },
    close: () => listener.close(),
  }
}
