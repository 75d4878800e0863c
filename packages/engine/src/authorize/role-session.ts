import { toBase64 } from '../base64.ts'
import { sha256, sha256Hex } from '../hash.ts'
import type { SigningCredential } from './sign-request.ts'

/**
 * The credentials of a simulated session of a role. They are made from its ARN and are nobody's, so that a call has the form
 * in which the service sends it; who forwards calls to AWS signs them anew with credentials of its own.
 */
export async function roleSession(roleArn: string): Promise<SigningCredential> {
  const digits = await sha256Hex(`access key of ${roleArn}`)
  return {
    accessKeyId: `ASIA${digits.slice(0, 16).toUpperCase()}`,
    secretAccessKey: toBase64(await sha256(`secret of ${roleArn}`)).slice(0, 40),
    sessionToken: toBase64(await sha256(`session of ${roleArn}`)),
  }
}
