import { functionArn } from '@gatewright/definition'
import type { IntrinsicPlace } from './resolve-intrinsic.ts'

const region = 'us-east-1'
const accountId = '123456789012'
const stackName = 'my-stack'

/** The pseudo parameters of CloudFormation, in the simulated account. */
export const pseudoParameters = new Map<string, string>([
  ['AWS::Region', region],
  ['AWS::AccountId', accountId],
  ['AWS::Partition', 'aws'],
  ['AWS::URLSuffix', 'amazonaws.com'],
  ['AWS::StackName', stackName],
  ['AWS::StackId', `arn:aws:cloudformation:${region}:${accountId}:stack/${stackName}/1`],
  ['AWS::NotificationARNs', ''],
  ['AWS::NoValue', ''],
])

/** What `Ref` stands for: a pseudo parameter, else the name itself; an ARN of that name where the member wants one. */
export function referenceOf(name: string, place: IntrinsicPlace): string {
  const pseudo = pseudoParameters.get(name)
  if (pseudo !== undefined) return pseudo
  return arnFor(name, place) ?? name
}

/** What an attribute stands for: an ARN after the member it stands in, else `Name-Attribute`. */
export function attributeOf(resource: string, attribute: string, place: IntrinsicPlace): string {
  if (!/(^|\.)[A-Za-z]*Arn$/.test(attribute)) return `${resource}-${attribute.replaceAll('.', '-')}`
  const name = attribute === 'Arn' ? resource : `${resource}-${attribute.replaceAll('.', '-').replace(/-?Arn$/, '')}`
  return arnFor(name, place) ?? functionArn(name)
}

/** The ARN that a member wants, made of a name; undefined where it wants none. */
function arnFor(name: string, { key }: IntrinsicPlace): string | undefined {
  if (name.startsWith('arn:')) return name
  if (key === 'credentials' || key === 'authorizerCredentials') return `arn:aws:iam::${accountId}:role/${name}`
  if (key === 'providerARNs') return `arn:aws:cognito-idp:${region}:${accountId}:userpool/${region}_${slug(name)}`
  if (key === 'integrationTarget') return `arn:aws:elasticloadbalancing:${region}:${accountId}:listener/app/${name}/1/1`
  return undefined
}

function slug(text: string): string {
  return text.replace(/[^A-Za-z0-9]+/g, '-')
}
