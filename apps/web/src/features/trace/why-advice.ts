import type { Cause, HeaderList } from '@gatewright/engine'
import { type CorsRequest, checkAccess, checkPreflight } from '@gatewright/engine/cors'
import { phaseLabel, phaseOrder } from './phase-labels.ts'
import { lookalikeGroups } from './why-lookalikes.ts'
import { locateMember, type MemberSpan } from './why-member.ts'

/** What was sent and what came, as far as advice looks at it. */
export type Answered = {
  readonly request: { readonly method: string; readonly headers: HeaderList }
  readonly answer: { readonly status: number; readonly headers: HeaderList }
}

/** One of the causes of an answer, and how it stands with it this time. */
export type Standing = {
  readonly rule: string
  readonly text: string
  readonly isThis: boolean
  readonly standing: string
}

/** Advice on the three kinds of answers that hurt most. */
export type WhyAdvice =
  | {
      readonly kind: 'lookalikes'
      readonly status: number
      readonly body: string
      readonly causes: readonly Standing[]
    }
  | {
      readonly kind: 'malformed'
      /** what the function returned, perhaps cut */
      readonly text: string
      readonly member: string
      readonly span?: MemberSpan
    }
  | { readonly kind: 'cors'; readonly sentence: string; readonly isPreflight: boolean }

/** What to say beside the cause: other causes of the same answer, the member that offends, and that a browser hides it. */
export function whyAdvice(cause: Cause | undefined, answered: Answered | undefined): WhyAdvice[] {
  return [
    ...(cause === undefined ? [] : [...malformed(cause), ...lookalikes(cause)]),
    ...(answered === undefined ? [] : cors(answered)),
  ]
}

function lookalikes(cause: Cause): WhyAdvice[] {
  const group = lookalikeGroups.find(
    ({ causes, status }) => status === cause.status && causes.some(({ rule }) => rule === cause.rule),
  )
  if (group === undefined) return []
  const causes = group.causes.map(({ rule, phase, text }) => ({
    rule,
    text,
    isThis: rule === cause.rule,
    standing: rule === cause.rule ? 'This one.' : standingOf(phase, cause.phase),
  }))
  return [{ kind: 'lookalikes', status: group.status, body: group.body, causes }]
}

/** Why another cause was not the one: its phase let the request pass, was never reached, or found something else. */
function standingOf(phase: string, endedIn: string): string {
  if (phase === endedIn) return `Not this one: ${phaseLabel(phase)} found something else.`
  const isBefore = phaseOrder(phase) < phaseOrder(endedIn)
  return isBefore
    ? `Not this one: the request came past ${phaseLabel(phase)}.`
    : `Not looked at yet: the request never reached ${phaseLabel(phase)}.`
}

function malformed({ rule, received }: Cause): WhyAdvice[] {
  const { result, member } = received
  if (rule !== 'proxyResponseMalformed' || typeof result !== 'string') return []
  const path = Array.isArray(member) ? member.filter((key) => typeof key === 'string' || typeof key === 'number') : []
  const span = locateMember(result, path)
  return [
    {
      kind: 'malformed',
      text: result,
      member: path.length === 0 ? 'the whole answer' : path.join('.'),
      ...(span === undefined ? {} : { span }),
    },
  ]
}

function cors({ request, answer }: Answered): WhyAdvice[] {
  const field = (name: string) => request.headers.find(([each]) => each.toLowerCase() === name)?.[1]
  const origin = field('origin')
  if (origin === undefined) return []
  const method = field('access-control-request-method')
  const isPreflight = request.method === 'OPTIONS' && method !== undefined
  const asked: CorsRequest = {
    origin,
    method: method ?? request.method,
    headers: (field('access-control-request-headers') ?? '')
      .split(',')
      .map((name) => [name.trim(), ''] as const)
      .filter(([name]) => name !== ''),
    credentials: false,
  }
  const verdict = isPreflight ? checkPreflight(asked, answer) : checkAccess(asked, answer)
  return verdict.allowed ? [] : [{ kind: 'cors', sentence: verdict.sentence, isPreflight }]
}
