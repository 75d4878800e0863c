import type { PassthroughBehavior } from '@gatewright/definition'
import { firstMediaType } from '../media-type.ts'
import type { CompiledTemplate, TemplatesByType } from './compiled-template.ts'

export type TemplateChoice =
  | { readonly type: 'template'; readonly contentType: string; readonly template: CompiledTemplate }
  | { readonly type: 'passthrough' }
  | { readonly type: 'refused' }

const passthrough: TemplateChoice = { type: 'passthrough' }

/**
 * Chooses the request template (rest-api reference §9.4): by media type of the Content-Type (absent: `application/json`), then
 * `$default`; without a match the passthrough behaviour decides.
 */
export function chooseRequestTemplate(
  templates: TemplatesByType,
  contentType: string | undefined,
  behavior: PassthroughBehavior,
): TemplateChoice {
  const key = contentType === undefined || contentType === '' ? 'application/json' : firstMediaType(contentType)
  const template = templates.get(key)
  if (template !== undefined) return { type: 'template', contentType: key, template }
  const fallback = templates.get('$default')
  if (fallback !== undefined) return { type: 'template', contentType: '$default', template: fallback }
  switch (behavior) {
    case 'WHEN_NO_MATCH':
      return passthrough
    case 'WHEN_NO_TEMPLATES':
      return templates.size === 0 ? passthrough : { type: 'refused' }
    case 'NEVER':
      return { type: 'refused' }
  }
}

/**
 * Chooses the response template (rest-api reference §14.2): by the first media type of the last Accept field, then
 * `application/json`, then the first; without templates the body passes. An empty `application/json` template passes it too.
 */
export function chooseResponseTemplate(templates: TemplatesByType, accept: string | undefined): TemplateChoice {
  if (templates.size === 0) return passthrough
  const chosen =
    (accept === undefined ? undefined : entryFor(templates, firstMediaType(accept))) ??
    entryFor(templates, 'application/json') ??
    [...templates][0]
  if (chosen === undefined) return passthrough
  const [contentType, template] = chosen
  return template.text === '' ? passthrough : { type: 'template', contentType, template }
}

function entryFor(templates: TemplatesByType, type: string): [string, CompiledTemplate] | undefined {
  const template = templates.get(type)
  return template === undefined ? undefined : [type, template]
}
