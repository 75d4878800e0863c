import { GatewayException } from '../gateway-exception.ts'
import type { Call } from './call.ts'
import { lambdaAuthorizer } from './lambda-authorizer.ts'
import type { Caller } from './progress.ts'

const anyone: Caller = {}

/** Finds out who calls and whether they may, as the method's authorization type asks (rest-api reference §5). */
export async function authorize(call: Call): Promise<Caller> {
  const method = call.progress.method
  if (method === undefined) return anyone
  const { authorizationType } = method.method
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
