import { type Account, type IamIdentity, iamIdentityArn, iamUserId, type Json } from '@gatewright/definition'
import type { Credential } from '../message.ts'

/**
 * What the identities of an account are to the signature check, by access key id. A policy that is no JSON is left out: it
 * allows nothing, and denies nothing.
 */
export function accountCredentials(
  account: Pick<Account, 'accountId' | 'iamIdentities'>,
): ReadonlyMap<string, Credential> {
  const credentials = Object.values(account.iamIdentities).map((identity) => toCredential(identity, account.accountId))
  return new Map(credentials.map((credential) => [credential.accessKeyId, credential]))
}

function toCredential(identity: IamIdentity, ownAccountId: string): Credential {
  const { accessKeyId, secretAccessKey, sessionToken, sessionExpires, enabled, accountId = ownAccountId } = identity
  return {
    accessKeyId,
    secretAccessKey,
    ...(sessionToken !== undefined && { sessionToken }),
    ...(sessionExpires !== undefined && { tokenExpires: sessionExpires }),
    enabled,
    arn: iamIdentityArn(identity, ownAccountId),
    userId: iamUserId(identity),
    accountId,
    policies: Object.values(identity.policies).flatMap(readJson),
  }
}

function readJson(text: string): Json[] {
  try {
    return [JSON.parse(text) as Json]
  } catch {
    return []
  }
}
