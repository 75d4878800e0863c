import { type Json, parseIntegrationUri } from '@gatewright/definition'
import { toText } from '../json/object.ts'
import type { ImportContext } from './import-context.ts'
import type { Normalised } from './normalise/normalise.ts'

/** Reports what bringing the document into one form changed. Its pointers lead into the document as given already. */
export function noteNormalisation(
  { replaced, renamedModels, renamedPaths, broken }: Normalised,
  context: ImportContext,
): void {
  for (const { pointer, original, value } of replaced) {
    if (typeof original === 'string') continue
    const name = Object.keys(original ?? {})[0] ?? ''
    const shown = value === undefined ? 'left out' : shownAs(value)
    context.findings.add({
      kind: 'repaired',
      title: value === undefined ? `${name} says nothing` : `${name} is now ${shorten(shown)}`,
      effect: 'A CloudFormation intrinsic: a value stands in for it here, and the export has it again',
      pointer,
      fold: `${name} ${shown}`,
    })
  }
  for (const { from, to, pointer, references } of renamedModels)
    context.findings.add({
      kind: 'repaired',
      title: `Model ${from} is now ${to}`,
      effect: `Model names are letters and digits only. ${references} reference${references === 1 ? ' follows' : 's follow'}`,
      pointer,
    })
  for (const { from, to, pointer } of renamedPaths)
    context.findings.add({
      kind: 'repaired',
      title: from.endsWith('$default') ? 'Route $default is now /{proxy+}' : `Path ${from} is now ${to}`,
      effect: from.endsWith('$default')
        ? 'REST APIs have no default route: a greedy resource takes every path but the root'
        : 'Every segment between slashes is a resource: empty ones are not',
      pointer,
    })
  for (const { pointer, reference, reason } of broken)
    context.findings.add({
      kind: 'not-understood',
      title:
        reason === 'external'
          ? `Another file: ${reference}`
          : reason === 'missing'
            ? `${reference} leads nowhere`
            : `${reference} leads back to itself`,
      effect: 'The part that it stands for is missing here; put it into this document',
      pointer,
      fold: `broken ${reference}`,
    })
}

/** A value as a title shows it: the function that an integration URI invokes, else its text on one line. */
function shownAs(value: Json): string {
  const text = toText(value)
  if (text === undefined) return JSON.stringify(value)
  const uri = parseIntegrationUri(text)
  if (uri.kind === 'lambda')
    return `function ${uri.functionName}${uri.qualifier === undefined ? '' : `:${uri.qualifier}`}`
  return text.replace(/\s+/g, ' ').trim()
}

function shorten(text: string): string {
  return text.length <= 120 ? text : `${text.slice(0, 117)}…`
}
