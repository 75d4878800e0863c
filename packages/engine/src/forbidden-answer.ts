import { payloadBytes } from './bytes.ts'
import type { Cause } from './cause.ts'
import { extendedRequestId } from './ids.ts'
import type { GatewayAnswer } from './message.ts'
import type { Random } from './ports.ts'

/** Why no stage answers: nothing of the API's own applies, and nothing of it can be customized. */
export type NoStage =
  | { readonly reason: 'unknownApi'; readonly apiId: string }
  | { readonly reason: 'unknownStage'; readonly apiId: string; readonly stageName: string }
  | { readonly reason: 'defaultEndpointDisabled'; readonly apiId: string }
  | { readonly reason: 'unmappedDomain'; readonly host: string; readonly path: string }

/** The service's answer to a request that leads to no stage: 403 `{"message":"Forbidden"}` (rest-api reference §2, §16.4), with its cause. */
export function forbiddenAnswer(random: Random, about: NoStage): { answer: GatewayAnswer; cause: Cause } {
  const { message, received, wouldPass } = explain(about)
  return {
    answer: {
      status: 403,
      headers: [
        ['x-amzn-RequestId', random.uuid()],
        ['x-amz-apigw-id', extendedRequestId(random)],
        ['Content-Type', 'application/json'],
        ['x-amzn-ErrorType', 'ForbiddenException'],
      ],
      body: payloadBytes('{"message":"Forbidden"}'),
    },
    cause: {
      phase: 'accept',
      rule: about.reason === 'defaultEndpointDisabled' ? 'defaultEndpointDisabled' : 'unknownStage',
      status: 403,
      message,
      received,
      wouldPass,
      notReached: [],
    },
  }
}

function explain(about: NoStage): { message: string; received: { [name: string]: string }; wouldPass: string[] } {
  const { reason: _reason, ...received } = about
  switch (about.reason) {
    case 'unknownApi':
      return { message: `There is no API ${about.apiId}.`, received, wouldPass: ['The id of an API that is deployed.'] }
    case 'unknownStage':
      return {
        message: `The API ${about.apiId} has no stage ${about.stageName}; the first segment of the path is the stage.`,
        received,
        wouldPass: ['A path that begins with the name of a stage, in its own case.'],
      }
    case 'defaultEndpointDisabled':
      return {
        message: `The default endpoint of the API ${about.apiId} is disabled.`,
        received,
        wouldPass: ['A custom domain name that maps to the API.', 'disableExecuteApiEndpoint: false, deployed.'],
      }
    case 'unmappedDomain':
      return {
        message: `No base path mapping of ${about.host} fits the path ${about.path}.`,
        received,
        wouldPass: ['A base path mapping of the domain name that fits the path.'],
      }
  }
}
