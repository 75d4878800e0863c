import { type RequestSignature, readSignature } from '../authorize/signed-request.ts'
import { sign } from '../authorize/sigv4.ts'
import { amzDateText, parseAmzDate } from '../clock-text.ts'
import { GatewayException } from '../gateway-exception.ts'
import { sha256Hex } from '../hash.ts'
import { findHeader } from '../header-list.ts'
import type { Credential } from '../message.ts'
import type { Call } from './call.ts'
import type { CompiledMethod } from './compile-method.ts'

const service = 'execute-api'
const terminator = 'aws4_request'
/** Minutes that the clock of a caller may be off. */
const skewMinutes = 5

/** Finds out who signed a request, by Signature Version 4 (authorizers reference §2); refuses in the service's words. */
export async function authenticate(call: Call, method: CompiledMethod): Promise<Credential> {
  const { exchange, ports } = call
  const read = await readSignature(exchange.request, exchange.query)
  if (read.type === 'unsigned') throw unsigned(method)
  if (read.type === 'incomplete') throw incomplete(method, read.message)
  const { signature } = read
  checkScope(call, method, signature)
  checkClock(call, method, signature)
  const credential = await ports.credentials(signature.accessKeyId)
  checkCredential(call, method, signature, credential)
  await checkSignature(call, method, signature, credential)
  return credential
}

function unsigned(method: CompiledMethod): GatewayException {
  return new GatewayException('signatureMissing', {
    explanation: 'The method takes signed requests only, and this one carries no signature.',
    place: [...method.place, 'authorizationType'],
    received: { Authorization: null },
    wouldPass: ['A request signed by Signature Version 4 for the service execute-api.'],
    log: 'Missing Authentication Token',
  })
}

function incomplete(method: CompiledMethod, message: string): GatewayException {
  return new GatewayException('signatureIncomplete', {
    explanation: `The signature of the request cannot be read. ${message}`,
    place: [...method.place, 'authorizationType'],
    wouldPass: [
      'An Authorization header of the form AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…, and an X-Amz-Date.',
    ],
    clientMessage: message,
    log: message,
  })
}

/** What the credential of a signature is scoped to; every fault is told. */
function checkScope(
  { exchange }: Call,
  method: CompiledMethod,
  { scope, date, signedHeaders }: RequestSignature,
): void {
  const { region } = exchange.facts
  const day = date.slice(0, 8)
  const complaints = [
    scope.region === region ? '' : `Credential should be scoped to a valid region, not '${scope.region}'. `,
    scope.service === service ? '' : `Credential should be scoped to correct service: '${service}'. `,
    scope.terminator === terminator
      ? ''
      : `Credential should be scoped with a valid terminator: '${terminator}', not '${scope.terminator}'. `,
    scope.date === day
      ? ''
      : `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${scope.date}' != '${day}', from '${date}'.`,
    signedHeaders.includes('host') ? '' : "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.",
  ].join('')
  if (complaints === '') return
  throw new GatewayException('signatureScopeWrong', {
    explanation: `The request is signed for something else. ${complaints.trim()}`,
    place: [...method.place, 'authorizationType'],
    received: { scope: Object.values(scope).join('/'), 'X-Amz-Date': date, signedHeaders: signedHeaders.join(';') },
    wouldPass: [`A signature scoped to ${day}/${region}/${service}/${terminator} that covers the Host header.`],
    clientMessage: complaints,
    log: complaints,
  })
}

function checkClock({ exchange, ports }: Call, method: CompiledMethod, { date, expires }: RequestSignature): void {
  const now = ports.clock.now()
  const signedAt = parseAmzDate(date) ?? Number.NaN
  const [nowText, skew] = [amzDateText(now), skewMinutes * 60_000]
  const lifetime = expires === undefined ? skew : expires * 1000
  let message: string | undefined
  // a date of another form is never within the limits
  if (!(signedAt >= now - lifetime)) {
    const limit = amzDateText(now - lifetime)
    message = `Signature expired: ${date} is now earlier than ${limit} (${nowText} - ${lifetime / 60_000} min.)`
  } else if (signedAt > now + skew) {
    const limit = amzDateText(now + skew)
    message = `Signature not yet current: ${date} is still later than ${limit} (${nowText} + ${skewMinutes} min.)`
  }
  if (message === undefined) return
  throw new GatewayException('signatureNotCurrent', {
    explanation: message,
    place: [...method.place, 'authorizationType'],
    received: { 'X-Amz-Date': date, now: nowText },
    wouldPass: [`A request signed within ${skewMinutes} minutes of ${nowText}.`],
    clientMessage: message,
    log: `${message} Request id: ${exchange.requestId}`,
  })
}

function checkCredential(
  { ports }: Call,
  method: CompiledMethod,
  { accessKeyId, sessionToken }: RequestSignature,
  credential: Credential | undefined,
): asserts credential is Credential {
  const place = [...method.place, 'authorizationType']
  if (credential === undefined || !credential.enabled) {
    throw new GatewayException('accessKeyUnknown', {
      explanation:
        credential === undefined
          ? `No identity has the access key ${accessKeyId}.`
          : `The access key ${accessKeyId} is deactivated.`,
      place,
      received: { accessKeyId },
      wouldPass: ['An active access key of an identity that IAM knows.'],
    })
  }
  if (credential.sessionToken !== sessionToken) {
    throw new GatewayException('sessionTokenInvalid', {
      explanation:
        credential.sessionToken === undefined
          ? `The access key ${accessKeyId} is no temporary one, and the request carries a session token.`
          : `The session token that belongs to the access key ${accessKeyId} is missing, or another one.`,
      place,
      subject: credential.arn,
      received: { accessKeyId, 'X-Amz-Security-Token': sessionToken === undefined ? null : 'present' },
      wouldPass: ['Temporary credentials with their own X-Amz-Security-Token; long-term ones without any.'],
    })
  }
  const { tokenExpires } = credential
  if (tokenExpires !== undefined && tokenExpires <= ports.clock.now()) {
    throw new GatewayException('sessionTokenExpired', {
      explanation: `The session of ${credential.arn} ended at ${amzDateText(tokenExpires)}.`,
      place,
      subject: credential.arn,
      received: { accessKeyId, expired: amzDateText(tokenExpires) },
      wouldPass: ['Temporary credentials that have not expired.'],
    })
  }
}

async function checkSignature(
  { exchange }: Call,
  method: CompiledMethod,
  signature: RequestSignature,
  credential: Credential,
): Promise<void> {
  const { request } = exchange
  const { scope, date, signedHeaders } = signature
  const expected = await sign(
    {
      method: request.method,
      target: request.sentTarget ?? request.target,
      headers: request.headers,
      signedHeaders,
      payloadHash: await sha256Hex(request.body),
    },
    credential.secretAccessKey,
    { date, region: scope.region, service: scope.service },
  )
  if (isSameText(expected.signature, signature.signature)) return
  const isUnsignedPayload = findHeader(request.headers, 'x-amz-content-sha256') === 'UNSIGNED-PAYLOAD'
  throw new GatewayException('signatureMismatch', {
    explanation: isUnsignedPayload
      ? 'The request is signed with UNSIGNED-PAYLOAD, which execute-api does not take: the hash of the body has to be signed.'
      : `The request is not what ${credential.arn} signed, or was signed with another secret key.`,
    place: [...method.place, 'authorizationType'],
    subject: credential.arn,
    received: { accessKeyId: signature.accessKeyId, signedHeaders: signedHeaders.join(';') },
    wouldPass: ['A signature over the method, path, query string, signed header fields and body as they were sent.'],
    clientMessage: `${mismatch}\n\nThe Canonical String for this request should have been\n'${expected.canonicalRequest}'\n\nThe String-to-Sign should have been\n'${expected.stringToSign}'\n`,
    log: mismatch,
  })
}

const mismatch =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.'

/** Whether two texts are the same, in a time that does not tell where they differ. */
function isSameText(expected: string, given: string): boolean {
  let difference = expected.length ^ given.length
  for (let at = 0; at < expected.length; at += 1) difference |= expected.charCodeAt(at) ^ given.charCodeAt(at)
  return difference === 0
}
