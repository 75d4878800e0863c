import { GatewayException } from '../gateway-exception.ts'
import type { Call } from './call.ts'
import type { CompiledMethod } from './compile-method.ts'
import { lambdaAuthorizer } from './lambda-authorizer.ts'
import { methodArn } from './method-arn.ts'
import type { Caller } from './progress.ts'

const anyone: Caller = {}

/** Finds out who calls and whether they may, as the method's authorization type asks (rest-api reference §5). */
export async function authorize(call: Call): Promise<Caller> {
  const method = call.progress.method
  if (method === undefined) return anyone
  const { authorizationType } = method.method
  if (authorizationType !== 'NONE') refuseLongArn(call, method)
  switch (authorizationType) {
    case 'NONE':
      return anyone
    case 'CUSTOM':
      return lambdaAuthorizer(call, method)
    case 'AWS_IAM':
    case 'COGNITO_USER_POOLS':
    case 'JWT':
      throw new GatewayException('authorizationTypeNotSimulated', {
        explanation: `Authorization of type ${authorizationType} is not simulated.`,
        place: [...method.place, 'authorizationType'],
        received: { authorizationType },
        wouldPass: ['A method without authorization, or with a Lambda authorizer.'],
        log: `Execution failed due to configuration error: ${authorizationType} is not simulated`,
      })
  }
}

/** Bytes of the ARN of a method with authorization (developer guide: quotas). */
const methodArnLimit = 1600

function refuseLongArn(call: Call, method: CompiledMethod): void {
  const arn = methodArn(call)
  if (arn.length <= methodArnLimit) return
  throw new GatewayException('methodArnTooLong', {
    explanation: `The ARN of the method has ${arn.length} bytes; methods with authorization take ${methodArnLimit}.`,
    place: [...method.place, 'authorizationType'],
    received: { bytes: arn.length },
    wouldPass: ['A shorter path.', 'A method without authorization.'],
    clientMessage: 'Request URI too long',
  })
}
