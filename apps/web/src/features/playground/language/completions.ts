import { listReferences, parseTemplate } from '@gatewright/vtl'
import { contextMembers } from './context-members.ts'
import { directiveWords } from './directive-members.ts'
import type { KnownValue, TemplateFacts } from './facts.ts'
import { foreachMembers, inputMembers, paramsMembers, rootMembers, utilMembers } from './input-members.ts'
import { methodsOfType } from './java-types.ts'
import { eachPlace, jsonPlaces } from './json-places.ts'
import type { Member } from './member.ts'

/** Something that can stand at the cursor. `start` and `end` say what it replaces. */
export type Completion = {
  label: string
  kind: 'variable' | 'method' | 'property' | 'directive' | 'path'
  insert: string
  /** Whether `insert` has tab stops. */
  isSnippet: boolean
  detail: string
  documentation: string
  start: number
  end: number
}

const path = /\$!?\{?input\.(?:path|json)\(\s*(['"])([^'"\n]*)$/
const param = /\$!?\{?input\.params\(\s*(['"])([^'"\n]*)$/
const member =
  /\$!?\{?([A-Za-z_][\w-]*)((?:\.[A-Za-z][\w-]*(?:\((?:[^()]|\([^()]*\))*\))?|\[[^\]]*\])*)\.([A-Za-z][\w-]*)?$/
const variable = /\$(!?\{?)([A-Za-z_][\w-]*)?$/
const directive = /#\{?([A-Za-z]*)$/

/** Everything that can stand at an offset of a template. */
export function completeAt(source: string, offset: number, facts: TemplateFacts): Completion[] {
  const line = source.slice(Math.max(source.lastIndexOf('\n', offset - 1) + 1, offset - 1000), offset)
  const asPath = path.exec(line)
  if (asPath !== null) return pathCompletions(asPath[2] ?? '', offset, facts)
  const asParam = param.exec(line)
  if (asParam !== null) return paramCompletions(asParam[2] ?? '', offset, facts)
  const asMember = member.exec(line)
  if (asMember !== null) {
    const [, root = '', chain = '', typed = ''] = asMember
    return memberCompletions(root, chain, facts).map((made) => ({ ...made, start: offset - typed.length, end: offset }))
  }
  const asVariable = variable.exec(line)
  if (asVariable !== null) return variableCompletions(source, offset - (asVariable[2] ?? '').length, offset, facts)
  const asDirective = directive.exec(line)
  if (asDirective !== null && !/#[#*[]?$/.test(line.slice(0, asDirective.index)))
    return directiveWords.map(({ name, insert, text }) => ({
      label: `#${name}`,
      kind: 'directive',
      insert,
      isSnippet: true,
      detail: 'directive',
      documentation: text,
      start: offset - asDirective[0].length,
      end: offset,
    }))
  return []
}

type Bare = Omit<Completion, 'start' | 'end'>

function ofMember(found: Member, shortName = found.name): Bare {
  const { call } = found
  const hasArgument = call !== undefined && call !== '()'
  return {
    label: shortName,
    kind: call === undefined ? 'property' : 'method',
    insert: call === undefined ? shortName : hasArgument ? `${shortName}($1)` : `${shortName}()`,
    isSnippet: hasArgument,
    detail: `${call ?? ''}${call === undefined ? '' : ': '}${found.type}`,
    documentation: documentationOf(found),
  }
}

/** What is known of a member, as Markdown. */
export function documentationOf({ text, example, where }: Member): string {
  const parts = [text]
  if (where !== undefined) parts.push(`Exists ${where}.`)
  if (example !== undefined) parts.push(`Example: \`${example.replaceAll('`', "'")}\``)
  return parts.join('\n\n')
}

/** Cuts `.a('x').b[0]` into its steps. */
export function stepsOf(chain: string): string[] {
  return chain.match(/\.[A-Za-z][\w-]*(?:\((?:[^()]|\([^()]*\))*\))?|\[[^\]]*\]/g) ?? []
}

function memberCompletions(root: string, chain: string, facts: TemplateFacts): Bare[] {
  const steps = stepsOf(chain)
  if (root === 'input' && steps.length === 0) return inputMembers.map((found) => ofMember(found))
  if (root === 'util' && steps.length === 0) return utilMembers.map((found) => ofMember(found))
  if (root === 'foreach' && steps.every((step) => step === '.parent' || step === '.topmost'))
    return foreachMembers.map((found) => ofMember(found))
  if (root === 'stageVariables' && steps.length === 0)
    return [...keysAs(Object.keys(facts.sample.stageVariables), 'stage variable'), ...methodsAs('Map')]
  if (root === 'context') return contextCompletions(steps, facts)
  if (root === 'input' && /^\.params\(\s*\)$/.test(steps[0] ?? '')) {
    if (steps.length === 1) return paramsMembers.map((found) => ofMember(found))
    const place = (steps[1] ?? '').slice(1)
    if (steps.length === 2 && place in facts.sample.params)
      return [
        ...keysAs(Object.keys(facts.sample.params[place as keyof typeof facts.sample.params]), 'parameter'),
        ...methodsAs('Map'),
      ]
  }
  const known = newest(facts.values, root + chain)
  if (known !== undefined) return [...keysAs(known.keys ?? [], 'of the sample'), ...methodsAs(known.type)]
  if (/^(?:input\.(?:json|body|params)|util\.(?:escape|url|base64))/.test(root + chain)) return methodsAs('String')
  return []
}

function newest(values: readonly KnownValue[], source: string): KnownValue | undefined {
  return values.findLast((value) => value.source === source)
}

function keysAs(keys: readonly string[], detail: string): Bare[] {
  return keys
    .filter((key) => /^[A-Za-z][\w-]*$/.test(key))
    .map((key) => ({ label: key, kind: 'property', insert: key, isSnippet: false, detail, documentation: '' }))
}

function methodsAs(type: string): Bare[] {
  return (methodsOfType(type) ?? []).map((name) => ({
    label: name,
    kind: 'method',
    insert: `${name}($1)`,
    isSnippet: true,
    detail: `method of ${type}`,
    documentation: '',
  }))
}

function contextCompletions(steps: readonly string[], facts: TemplateFacts): Bare[] {
  if (steps.some((step) => !/^\.[A-Za-z][\w-]*$/.test(step))) return methodsAs('Map')
  const prefix = steps.map((step) => `${step.slice(1)}.`).join('')
  const listed = contextMembers
    .filter(({ name }) => name.startsWith(prefix) && !name.slice(prefix.length).includes('.'))
    .map((found) => ofMember(found, found.name.slice(prefix.length)))
  let here: unknown = facts.sample.context
  for (const step of steps)
    here = typeof here === 'object' && here !== null ? Reflect.get(here, step.slice(1)) : undefined
  const own = typeof here === 'object' && here !== null && !Array.isArray(here) ? Object.keys(here) : []
  const known = new Set(listed.map(({ label }) => label))
  return [
    ...listed,
    ...keysAs(
      own.filter((key) => !known.has(key)),
      'of the sample',
    ),
  ]
}

function pathCompletions(typed: string, offset: number, facts: TemplateFacts): Completion[] {
  const root = jsonPlaces(facts.sample.body)
  const given = {
    kind: 'path' as const,
    isSnippet: false,
    documentation: '',
    start: offset - typed.length,
    end: offset,
  }
  if (root === undefined) return [{ ...given, label: '$', insert: '$', detail: 'the whole payload' }]
  const offers: Completion[] = []
  for (const place of eachPlace(root)) {
    if (offers.length >= 500) break
    const label = place.path.replaceAll(/\["((?:[^"\\']|\\.)*)"\]/g, "['$1']")
    const written = facts.sample.body.slice(place.start, Math.min(place.end, place.start + 60))
    offers.push({
      ...given,
      label,
      insert: label,
      detail: place.kind === 'object' ? 'Map' : place.kind === 'array' ? 'List' : written,
    })
  }
  return offers
}

function paramCompletions(typed: string, offset: number, { sample }: TemplateFacts): Completion[] {
  return (['path', 'querystring', 'header'] as const).flatMap((place) =>
    Object.entries(sample.params[place]).map(([name, value]) => ({
      label: name,
      kind: 'path' as const,
      insert: name,
      isSnippet: false,
      detail: place,
      documentation: `Now: \`${value}\``,
      start: offset - typed.length,
      end: offset,
    })),
  )
}

function variableCompletions(source: string, start: number, end: number, facts: TemplateFacts): Completion[] {
  const uses = listReferences(parseTemplate(source).ast).filter(({ role }) => role !== 'read')
  const names = [...new Set(uses.map(({ name }) => name))]
  const own = names.map((name) => {
    const known = newest(facts.values, name)
    return {
      label: name,
      detail: known?.type ?? 'variable',
      documentation: known === undefined ? '' : `Now: \`${known.text}\``,
    }
  })
  const isInLoop = uses.some(({ role }) => role === 'loop')
  const roots = [
    ...rootMembers,
    ...(isInLoop ? [{ name: 'foreach', type: 'Loop', text: 'The loop around this place.' }] : []),
  ]
  return [...own, ...roots.map(({ name, type, text }) => ({ label: name, detail: type, documentation: text }))].map(
    (made) => ({ ...made, kind: 'variable' as const, insert: made.label, isSnippet: false, start, end }),
  )
}
