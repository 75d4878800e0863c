/** Prefixes of `X-Amz-Target` of the services that speak the AWS JSON protocol to action URIs (recorded: dynamodb, kinesis, states). */
const jsonTargets: { readonly [service: string]: string } = {
  dynamodb: 'DynamoDB_20120810',
  kinesis: 'Kinesis_20131202',
  states: 'AWSStepFunctions',
  firehose: 'Firehose_20150804',
  logs: 'Logs_20140328',
  'cognito-idp': 'AWSCognitoIdentityProviderService',
  'cognito-identity': 'AWSCognitoIdentityService',
  secretsmanager: 'secretsmanager',
  kms: 'TrentService',
}

/** The `X-Amz-Target` of an action; undefined: the service gets an `Action` query parameter instead. */
export function jsonTarget(service: string, action: string): string | undefined {
  const prefix = Object.hasOwn(jsonTargets, service) ? jsonTargets[service] : undefined
  return prefix === undefined ? undefined : `${prefix}.${action}`
}

/** An action with its parameters, as an action URI has it: `SendMessage&QueueUrl=x`. */
export function splitAction(action: string): { name: string; parameters: string } {
  const ampersand = action.indexOf('&')
  return ampersand < 0
    ? { name: action, parameters: '' }
    : { name: action.slice(0, ampersand), parameters: action.slice(ampersand + 1) }
}
