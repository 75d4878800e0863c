import type { Account } from '@gatewright/definition'
import { payloadBytes } from '../bytes.ts'
import { GatewayException } from '../gateway-exception.ts'
import { findHeader } from '../header-list.ts'
import { ownValue } from '../own-value.ts'
import type { WafReferences } from '../waf/references.ts'
import { type CompiledWebAcl, compileWebAcl, type WafResult } from '../waf/web-acl.ts'
import type { Call } from './call.ts'

const compiledAcls = new WeakMap<Account, Map<string, CompiledWebAcl>>()
const noReferences: WafReferences = { ipSets: {}, regexPatternSets: {}, ruleGroups: {}, geo: {}, asn: {} }

/** The web ACL of the stage, compiled once per account; undefined when the stage has none, or one that the account has not. */
export function webAclOf({ target }: Call): CompiledWebAcl | undefined {
  const arn = target.stage.webAclArn
  const acl = arn === undefined ? undefined : ownValue(target.account.webAcls, arn)
  if (arn === undefined || acl === undefined) return undefined
  const known = compiledAcls.get(target.account) ?? new Map<string, CompiledWebAcl>()
  compiledAcls.set(target.account, known)
  const compiled =
    known.get(arn) ?? compileWebAcl(acl, target.account.accountId, target.account.wafReferences ?? noReferences)
  known.set(arn, compiled)
  return compiled
}

/** Lets the web ACL look at the request, before any other access control (WAF developer guide; rest-api reference §5.3). */
export async function inspectRequest(call: Call, webAcl: CompiledWebAcl, body: Uint8Array): Promise<void> {
  const { exchange, ports, progress } = call
  const { accountId, apiId, stageName } = exchange.facts
  const startedAt = ports.clock.now()
  const result = await webAcl.evaluate(
    {
      method: exchange.request.method,
      path: exchange.rawPath,
      query: exchange.rawQuery,
      headers: exchange.request.headers,
      body,
      sourceIp: exchange.sourceIp,
    },
    { store: ports.cache, key: `${accountId}/${apiId}/${stageName}/waf`, now: startedAt },
  )
  progress.waf = { webAclArn: webAcl.arn, result, latencyMs: ports.clock.now() - startedAt }
  tell(call, result)
  const { action } = result
  if (action !== 'Allow') throw refused(call, webAcl, action, result)
}

function tell({ recorder, ports }: Call, { notSimulated, terminatingRule, action, labels }: WafResult): void {
  if (!recorder.watched) return
  const at = ports.clock.now()
  for (const what of notSimulated) recorder.emit({ type: 'notSimulated', phase: 'waf', at, what: `AWS WAF: ${what}` })
  recorder.step(terminatingRule, { ok: action === 'Allow', result: action, output: { labels: [...labels] } })
}

const rules = { Block: 'webAclBlocked', Captcha: 'webAclCaptcha', Challenge: 'webAclChallenge' } as const

function refused(
  { exchange }: Call,
  { arn }: CompiledWebAcl,
  action: keyof typeof rules,
  { terminatingRule, labels, customResponse }: WafResult,
): GatewayException {
  const answer = action === 'Block' ? customResponse : interstitial(action, exchange.request.headers)
  return new GatewayException(rules[action], {
    explanation: `The rule ${terminatingRule} of the web ACL ${arn} ended the request with ${action}.`,
    subject: terminatingRule,
    received: { labels: [...labels], sourceIp: exchange.sourceIp },
    wouldPass: [`A request that the rule ${terminatingRule} does not match.`],
    log: `Request was blocked by the web ACL rule ${terminatingRule}`,
    ...(answer === undefined
      ? {}
      : { answer: { status: answer.status, headers: answer.headers, body: payloadBytes(answer.body) } }),
  })
}

/** What a client gets that has to solve a puzzle or run a script first; the puzzle itself is not simulated. */
function interstitial(action: 'Captcha' | 'Challenge', headers: Parameters<typeof findHeader>[0]) {
  const name = action.toLowerCase()
  const wantsPage = findHeader(headers, 'accept')?.includes('text/html') === true
  return {
    status: action === 'Captcha' ? 405 : 202,
    headers: [['x-amzn-waf-action', name], ...(wantsPage ? [['Content-Type', 'text/html'] as const] : [])] as const,
    body: wantsPage ? `<!doctype html><title>${name}</title><p>AWS WAF would show its ${name} here.</p>` : '',
  }
}
