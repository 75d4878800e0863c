import { createHash } from 'node:crypto'
import { signAnew } from '@gatewright/engine'
import type { ConsoleRequest } from '../console-request.ts'
import { gatewayRequest } from '../gateway-request.ts'
import type { RunOutcome } from '../run.ts'
import type { ShareSource } from './payload.ts'
import { Secrets } from './redact.ts'

/**
 * Signs a shared request with substitute keys, which stand in the place of the caller's on its tape: what was signed rightly
 * stays so, and what was refused is refused for the same reason. Substitutes are made of what the payload holds anyway.
 * @param source with the signature that was sent
 * @param redacted the same without it
 */
export async function substituteSignature(
  source: ShareSource,
  redacted: ShareSource,
  { cause }: Pick<RunOutcome, 'cause'>,
): Promise<ShareSource> {
  const { stageName, domainName } = source
  const wire = (request: ConsoleRequest) => gatewayRequest(request, stageName, domainName)
  const asked = redacted.tape.answers.find(({ port }) => port === 'credentials')?.what
  const signed = await signAnew(wire(source.request), wire(redacted.request), (sentId) => {
    const accessKeyId = asked ?? new Secrets().clean(sentId)
    const made = substitutesOf(accessKeyId)
    return {
      accessKeyId,
      secretAccessKey: cause?.rule === 'signatureMismatch' ? made.otherSecret : made.secret,
      sessionToken: cause?.rule === 'sessionTokenInvalid' ? made.otherToken : made.token,
    }
  })
  if (signed === undefined) return redacted
  const fields = new Map(signed.fields)
  const { request, tape, redactions } = redacted
  return {
    ...redacted,
    request: {
      ...request,
      path: signed.target.slice(`/${stageName}`.length),
      headers: request.headers.map(([name, value]) => [name, fields.get(name.toLowerCase()) ?? value]),
    },
    tape: { ...tape, answers: tape.answers.map(withSubstitutes) },
    redactions: redactions.map(({ place, what }) => ({ place, what: signedPlaces.test(place) ? signedAnew : what })),
  }
}

const signedPlaces = /^(?:Value of header authorization|Query parameter X-Amz-(?:Credential|Signature))$/i
const signedAnew = 'signed anew with a substitute key'

/** Keys of the form that IAM gives. They follow from the masked access key id, and from nothing that is secret. */
function substitutesOf(accessKeyId: string) {
  const digest = (what: string) => createHash('sha256').update(`${what} of ${accessKeyId}`).digest('base64')
  return {
    secret: digest('substitute secret').slice(0, 40),
    otherSecret: digest('another secret').slice(0, 40),
    token: digest('substitute session'),
    otherToken: digest('another session'),
  }
}

type Answer = ShareSource['tape']['answers'][number]

function withSubstitutes(taped: Answer): Answer {
  const { port, answer } = taped
  if (port !== 'credentials' || typeof answer !== 'object' || answer === null || Array.isArray(answer)) return taped
  const { secret, token } = substitutesOf(taped.what)
  return {
    ...taped,
    answer: { ...answer, secretAccessKey: secret, ...('sessionToken' in answer ? { sessionToken: token } : {}) },
  }
}
