import { randomBytes, randomInt } from 'node:crypto'
import type { IamIdentity } from '@gatewright/definition'

const capitals = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const code = (prefix: string, length: number) =>
  prefix + Array.from({ length }, () => capitals[randomInt(capitals.length)]).join('')

/** An access key as IAM makes them: of a user for good, of a role's session with the token that belongs to it. */
export function newAccessKey(
  kind: IamIdentity['kind'],
): Pick<IamIdentity, 'accessKeyId' | 'secretAccessKey' | 'sessionToken'> {
  const secretAccessKey = randomBytes(30).toString('base64')
  if (kind === 'USER') return { accessKeyId: code('AKIA', 16), secretAccessKey }
  return { accessKeyId: code('ASIA', 16), secretAccessKey, sessionToken: randomBytes(258).toString('base64') }
}

const invokeEverything = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: 'arn:aws:execute-api:*:*:*' }],
}

/** A user or role that may invoke every method of every API of the account. */
export function newIamIdentity({ kind, name }: Pick<IamIdentity, 'kind' | 'name'>): IamIdentity {
  return {
    kind,
    name,
    path: '/',
    principalId: code(kind === 'USER' ? 'AIDA' : 'AROA', 17),
    enabled: true,
    ...newAccessKey(kind),
    policies: { InvokeApis: JSON.stringify(invokeEverything, null, 2) },
  }
}
