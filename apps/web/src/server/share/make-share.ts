import { encodeFragment } from '../../share/fragment.ts'
import { shareLimits } from '../../share/share-limits.ts'
import type { Run } from '../run.ts'
import type { RunTarget } from '../run-target.ts'
import type { Redaction, SharePayload, ShareSource } from './payload.ts'
import { sizeOf } from './read-payload.ts'
import { redact } from './redact.ts'
import { reduceAccount } from './reduce-account.ts'
import { type ReducedDesign, reduceDesign } from './reduce-design.ts'
import { runRedacted } from './run-payload.ts'
import { substituteSignature } from './substitute-signature.ts'
import { substituteToken } from './substitute-token.ts'

/** What would be shared, before anything is stored. */
export type SharePreview = {
  readonly payload: SharePayload
  readonly redactions: readonly Redaction[]
  readonly sizeBytes: number
  readonly limitBytes: number
  /** whether the link can hold the whole payload, so that any server opens it */
  readonly selfContained: boolean
  /** status before and after, when the API answers otherwise without the secrets */
  readonly differs?: { readonly was: number; readonly is: number }
}

/** Makes the payload of a run: the part of the design that it needs, without secrets, and what that gives from the tape. */
export async function makeShare(run: Run, target: RunTarget, createdAt: number): Promise<SharePreview> {
  const reduced = await payloadOf(run, target, createdAt, reduceDesign(target, run))
  const payload = isFaithful(run, reduced) ? reduced : await payloadOf(run, target, createdAt, wholeDesign(target))
  const was = run.outcome.answer.status
  const is = payload.outcome.answer.status
  return {
    payload,
    redactions: payload.redactions,
    sizeBytes: sizeOf(payload),
    limitBytes: shareLimits.payloadBytes,
    selfContained: (await encodeFragment(payload)).length <= shareLimits.linkCharacters,
    ...(was === is ? {} : { differs: { was, is } }),
  }
}

function isFaithful(run: Run, payload: SharePayload): boolean {
  const { outcome } = payload
  return outcome.answer.status === run.outcome.answer.status && outcome.cause?.rule === run.outcome.cause?.rule
}

function wholeDesign({ definition, canaryDefinition, backends }: RunTarget): ReducedDesign {
  const total = Object.keys(definition.resources).length
  const canary = canaryDefinition === undefined ? {} : { canaryDefinition }
  return { definition, ...canary, backends, resources: { kept: total, total } }
}

async function payloadOf(run: Run, target: RunTarget, createdAt: number, design: ReducedDesign): Promise<SharePayload> {
  const { apiId, stageName, stage, deploymentId, domainName } = target
  const { request, outcome, source, simulated, testInvoke, interventions, seed, clock, tape } = run
  const { resources, ...parts } = design
  const place = { apiId, stageName, webAclArn: stage.webAclArn, request, outcome }
  const bare: ShareSource = {
    format: 'gatewright-share',
    version: 1,
    createdAt,
    title: `${request.method} ${request.path.split('?')[0]} answered ${outcome.answer.status}`.slice(0, 500),
    api: { id: apiId, name: target.definition.name, resources },
    ...parts,
    stageName,
    stage: { ...stage, tags: {} },
    deploymentId,
    domainName,
    account: reduceAccount(target.account, place),
    source,
    simulated,
    request,
    ...(testInvoke === undefined ? {} : { testInvoke }),
    ...(interventions === undefined ? {} : { interventions: [...interventions] }),
    seed,
    clock,
    startingState: simulated ? 'empty' : 'on the tape',
    tape,
    redactions: [],
  }
  const redacted = await substituteToken(await substituteSignature(bare, redact(bare, run.secrets), outcome), outcome)
  const { outcome: shown, trace, log, tape: shownTape } = await runRedacted(redacted)
  return { ...redacted, tape: shownTape, outcome: shown, trace, log: [...log] }
}
