import { encodeInPath, encodeInQuery } from '../../features/saved-request/encode-value.ts'
import type { MarkedSecrets } from '../run.ts'
import { keptOf, maskValue } from './mask.ts'
import type { Redaction, ShareSource } from './payload.ts'
import { redactIntervention } from './redact-intervention.ts'
import { redactRequest } from './redact-request.ts'
import { redactTape } from './redact-tape.ts'
import { namesSecret, secretPatterns } from './secret-names.ts'

/** Values shorter than this are masked where they stand only: elsewhere the same letters may mean something else. */
const shortest = 8

/** Of values that somebody marked, also shorter ones are masked elsewhere: they are secrets whatever they look like. */
const shortestMarked = 4

/** Notes what is a secret, and gives what stands in its place. */
export class Secrets {
  readonly #masks = new Map<string, string>()
  readonly #whole = new Map<string, string>()
  readonly #redactions = new Map<string, Redaction>()

  /** Masks a value and remembers it, so that it is masked wherever else it stands. */
  mask(place: string, value: string): string {
    if (value === '') return value
    const masked = maskValue(value)
    this.#redactions.set(place, { place, what: keptOf(value) })
    this.#remember(value, masked)
    const bare = value.replace(/^\S+\s+/, '')
    if (bare !== value) this.#remember(bare, maskValue(bare))
    return masked
  }

  /** Masks a value where it stands, and there only: its name does not say that it is a secret. */
  hide(place: string, value: string): string {
    if (value !== '') this.#redactions.set(place, { place, what: keptOf(value) })
    return maskValue(value)
  }

  /** Masks a value wherever it stands, also in a URL, in JSON, in base64; a very short one where it is the whole text. */
  mark(place: string, value: string): void {
    if (value === '') return
    this.#redactions.set(place, { place, what: keptOf(value) })
    const masked = maskValue(value)
    if (value.length < shortestMarked) this.#whole.set(value, masked)
    else {
      this.#remember(value, masked, shortestMarked)
      this.#masks.set(encodeInPath(value, 0), encodeInPath(masked, 0))
      this.#masks.set(encodeInQuery(value, 0), encodeInQuery(masked, 0))
      this.#masks.set(Buffer.from(value).toString('base64'), Buffer.from(masked).toString('base64'))
    }
  }

  #remember(value: string, masked: string, least = shortest): void {
    if (value.length < least || value === masked) return
    this.#masks.set(value, masked)
    this.#masks.set(encodeURIComponent(value), encodeURIComponent(masked))
    this.#masks.set(JSON.stringify(value).slice(1, -1), JSON.stringify(masked).slice(1, -1))
  }

  /** A text without any value that was masked, and without what looks like a secret. */
  clean(text: string): string {
    let cleaned = this.#whole.get(text) ?? text
    for (const [value, masked] of this.#longestFirst()) cleaned = cleaned.replaceAll(value, masked)
    for (const { what, pattern } of secretPatterns)
      cleaned = cleaned.replace(pattern, (found) => {
        const masked = maskValue(this.#cleanClaims(found))
        if (masked !== found) this.#redactions.set(what, { place: what, what: keptOf(found) })
        return masked
      })
    return cleaned
  }

  /** A JSON web token without what was masked in its claims; anything else as it is. */
  #cleanClaims(found: string): string {
    const [head = '', encoded, ...rest] = found.split('.')
    if (encoded === undefined || !head.startsWith('eyJ')) return found
    const claims = Buffer.from(encoded, 'base64url').toString()
    const cleaned = this.clean(claims)
    return cleaned === claims ? found : [head, Buffer.from(cleaned).toString('base64url'), ...rest].join('.')
  }

  #longestFirst(): [string, string][] {
    return [...this.#masks].sort(([one], [other]) => other.length - one.length)
  }

  /** What was taken out, in the order in which it was found. */
  list(): Redaction[] {
    return [...this.#redactions.values()]
  }
}

/**
 * Takes the secrets out of what is to be shared: credentials in the request, environment and stage variables, keys of the
 * account, secrets in URIs, bodies and answers by the names of their members; and then each of them wherever else it
 * stands. `marked` values go wherever they stand. What a run makes of it must be made anew from the result, so that it is consistent to the byte.
 */
export function redact(source: ShareSource, marked: MarkedSecrets = []): ShareSource {
  const secrets = new Secrets()
  for (const { name, value } of marked) secrets.mark(`Value of variable ${name}`, value)
  const named: ShareSource = {
    ...source,
    request: redactRequest(source.request, secrets),
    stage: { ...source.stage, variables: maskNamed(source.stage.variables, 'Stage variable', secrets) },
    account: {
      ...source.account,
      apiKeys: mapValues(source.account.apiKeys, (key) => ({
        ...key,
        value: secrets.mask(`Value of API key ${key.name}`, key.value),
      })),
    },
    backends: {
      ...source.backends,
      functions: mapValues(source.backends.functions, (fn, name) => ({
        ...fn,
        environment: redactEnvironment(fn.environment, name, secrets),
        versions: mapValues(fn.versions, (version) => ({
          ...version,
          environment: redactEnvironment(version.environment, name, secrets),
        })),
      })),
    },
    tape: redactTape(source.tape, secrets),
    ...(source.interventions === undefined
      ? {}
      : { interventions: source.interventions.map((change) => redactIntervention(change, secrets)) }),
  }
  const cleaned = cleanDeep(named, secrets)
  return { ...cleaned, redactions: secrets.list() }
}

/** All values go, also those whose names say nothing. */
function redactEnvironment(
  values: Record<string, string>,
  functionName: string,
  secrets: Secrets,
): Record<string, string> {
  return mapValues(values, (value, name) => {
    const place = `Environment variable ${name} of ${functionName}`
    return namesSecret(name) ? secrets.mask(place, value) : secrets.hide(place, value)
  })
}

/** Masks the values whose names say that they are secrets. */
export function maskNamed(values: Record<string, string>, noun: string, secrets: Secrets): Record<string, string> {
  return mapValues(values, (value, name) => (namesSecret(name) ? secrets.mask(`${noun} ${name}`, value) : value))
}

function mapValues<T, U>(record: Record<string, T>, change: (value: T, key: string) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]))
}

const userInfo = /^([a-z][a-z0-9+.-]*:\/\/)([^/?#@\s]+)@/i
const mappedSecret = /^(integration\.request|method\.response|gatewayresponse)\.(?:header|querystring)\.(.+)$/

function cleanDeep<T>(value: T, secrets: Secrets, name = ''): T {
  if (typeof value === 'string') return cleanText(value, name, secrets) as T
  if (Array.isArray(value)) return value.map((entry) => cleanDeep(entry, secrets)) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [secrets.clean(key), cleanDeep(member, secrets, key)]),
  ) as T
}

function cleanText(text: string, name: string, secrets: Secrets): string {
  const login = userInfo.exec(text)
  const open =
    login === null ? text : text.replace(login[2] ?? '', secrets.mask('Credentials in a URI', login[2] ?? ''))
  const mapped = mappedSecret.exec(name)?.[2]
  const isStatic = mapped !== undefined && namesSecret(mapped) && /^'.*'$/s.test(open)
  return secrets.clean(isStatic ? `'${secrets.mask(`Static value of ${name}`, open.slice(1, -1))}'` : open)
}
