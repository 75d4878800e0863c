import { GatewayException } from '../gateway-exception.ts'
import { isPrivate } from './access.ts'
import type { Call } from './call.ts'
import type { CompiledMethod } from './compile-method.ts'
import { iamCaller } from './iam-caller.ts'
import { lambdaAuthorizer } from './lambda-authorizer.ts'
import { methodArn } from './method-arn.ts'
import type { Caller } from './progress.ts'
import { refuseByResourcePolicy } from './resource-policy.ts'
import { tokenCaller } from './token-caller.ts'

const anyone: Caller = {}

/** Whether a request may pass without anybody looking: the method is open, and nothing guards the API. */
export function isOpen(call: Call, { method }: CompiledMethod): boolean {
  return method.authorizationType === 'NONE' && call.api.resourcePolicy === undefined && !isPrivate(call)
}

/** Finds out who calls and whether they may, as the method's authorization type asks (rest-api reference §5). */
export async function authorize(call: Call, method: CompiledMethod): Promise<Caller> {
  const { authorizationType } = method.method
  if (authorizationType !== 'NONE') refuseLongArn(call, method)
  switch (authorizationType) {
    case 'NONE':
      refuseByResourcePolicy(call)
      return anyone
    case 'CUSTOM':
      return lambdaAuthorizer(call, method)
    case 'AWS_IAM':
      return iamCaller(call, method)
    case 'COGNITO_USER_POOLS':
    case 'JWT':
      return tokenCaller(call, method)
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
