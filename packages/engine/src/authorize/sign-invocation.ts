import { amzDateText } from '../clock-text.ts'
import { sha256Hex } from '../hash.ts'
import type { GatewayRequest, HeaderList } from '../message.ts'
import { type SigningCredential, signRequest } from './sign-request.ts'

/**
 * Signs a request to a method as clients of IAM do (authorizers reference §2).
 * @param now epoch milliseconds
 * @returns the header fields to add, `Authorization` last
 */
export async function signInvocation(
  request: GatewayRequest,
  credential: SigningCredential,
  { region, now }: { readonly region: string; readonly now: number },
): Promise<HeaderList> {
  const { method, target, headers, body } = request
  const { added } = await signRequest({ method, target, headers, payloadHash: await sha256Hex(body) }, credential, {
    date: amzDateText(now),
    region,
    service: 'execute-api',
  })
  return added
}
