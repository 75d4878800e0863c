import { roleSession } from '../authorize/role-session.ts'
import { type SigningCredential, signRequest } from '../authorize/sign-request.ts'
import { amzDateText } from '../clock-text.ts'
import { sha256Hex } from '../hash.ts'
import type { AwsCall } from '../message.ts'
import type { Call } from './call.ts'

/** `credentials` of an integration that calls its backend as the caller of the method. */
const asCaller = 'arn:aws:iam::*:user/*'

/**
 * The call of an AWS service as the gateway sends it: signed by Signature Version 4 with a session of the integration's
 * role, or with the caller's own credentials (rest-api reference §9.2, §10.2).
 */
export async function signServiceCall(call: Call, unsigned: AwsCall): Promise<AwsCall> {
  const url = new URL(unsigned.url)
  const { added } = await signRequest(
    {
      method: unsigned.method,
      target: `${url.pathname}${url.search}`,
      headers: unsigned.headers,
      payloadHash: await sha256Hex(unsigned.body),
    },
    await credentialOf(call, unsigned),
    {
      date: amzDateText(call.ports.clock.now()),
      region: unsigned.region,
      service: unsigned.service,
    },
  )
  return { ...unsigned, headers: [...unsigned.headers, ...added] }
}

async function credentialOf({ progress, exchange }: Call, { credentials }: AwsCall): Promise<SigningCredential> {
  const caller = progress.caller?.credential
  if (credentials === asCaller && caller !== undefined) return caller
  return roleSession(credentials ?? `arn:aws:iam::${exchange.facts.accountId}:role/none`)
}
