import { AppError } from '@gatewright/db'
import type { Account, IamIdentity, Json } from '@gatewright/definition'
import { type Credential, signInvocation } from '@gatewright/engine'
import type { ConsoleRequest } from './console-request.ts'
import type { Context } from './context.ts'
import { gatewayRequest } from './gateway-request.ts'
import type { RequestSigning, TypedKeys } from './request-signing.ts'
import type { RunTarget } from './run-target.ts'
import { forgedKeySets, mintToken, tokenForge } from './token-forge.ts'

/** A request with what the server added, and what a simulation has to know for it: who has the keys, which keys issuers have. */
export type SignedRequest = {
  readonly request: ConsoleRequest
  readonly credentials: readonly Credential[]
  readonly keySets: { readonly [issuerOrUrl: string]: Json }
}

/**
 * Puts a signature or a forged token into a request, at the time of the run. The forge's keys count for the issuer that the
 * token names and for no other.
 * @param clock epoch milliseconds
 */
export async function signConsoleRequest(
  context: Context,
  request: ConsoleRequest,
  signing: RequestSigning | undefined,
  target: Pick<RunTarget, 'stageName' | 'domainName' | 'account'>,
  clock: number,
): Promise<SignedRequest> {
  const { account, stageName, domainName } = target
  switch (signing?.type) {
    case undefined:
      return { request, credentials: [], keySets: {} }
    case 'sigv4': {
      const { region } = account
      const sent = gatewayRequest(request, stageName, domainName)
      const keys = 'identityId' in signing ? identityOf(account, signing.identityId) : signing
      const added = await signInvocation(sent, keys, { region, now: clock })
      const credentials = 'identityId' in signing ? [] : [credentialOf(signing, account)]
      return { request: withHeaders(request, added), credentials, keySets: {} }
    }
    case 'forge': {
      const forge = await tokenForge(context)
      const { header, prefix, token: wanted } = signing
      const { token } = mintToken(forge, wanted, clock)
      return {
        request: withHeaders(request, [[header, prefix === '' ? token : `${prefix} ${token}`]]),
        credentials: [],
        keySets: wanted.issuer === '' ? {} : forgedKeySets(forge, [wanted.issuer]),
      }
    }
  }
}

function identityOf(account: Account, id: string): IamIdentity {
  const identity = Object.hasOwn(account.iamIdentities, id) ? account.iamIdentities[id] : undefined
  if (identity === undefined)
    throw new AppError('notFound', 'The IAM identity that signs this request is gone. Choose another in the Auth tab.')
  return identity
}

function withHeaders(request: ConsoleRequest, added: readonly (readonly [string, string])[]): ConsoleRequest {
  return { ...request, headers: [...request.headers, ...added.map(([name, value]): [string, string] => [name, value])] }
}

const callAnything: Json = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: '*' }],
}

/** Whom a simulation takes typed keys for. Without a policy of its own this principal may call every method. */
function credentialOf(signing: TypedKeys, account: Account): Credential {
  const { accessKeyId, secretAccessKey, sessionToken, policy = callAnything } = signing
  const arn = signing.principalArn ?? `arn:aws:iam::${account.accountId}:user/console`
  return {
    accessKeyId,
    secretAccessKey,
    ...(sessionToken === undefined ? {} : { sessionToken }),
    enabled: true,
    arn,
    userId: arn.includes(':assumed-role/') ? `AROACONSOLE:${arn.split('/').at(-1)}` : 'AIDACONSOLE',
    accountId: arn.split(':')[4] || account.accountId,
    policies: [policy],
  }
}
