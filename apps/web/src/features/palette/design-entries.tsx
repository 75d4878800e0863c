import { httpMethods, type NodeId, type Problem, resourcePath } from '@gatewright/definition'
import type { Icon } from '@/ui/icon'
import { FunctionIcon, GlobeIcon, LayoutIcon, ModelIcon, ShieldIcon } from '@/ui/icons'
import { VerbChip } from '@/ui/verb-chip'
import type { CommandContext } from '../designer/commands.ts'
import { designerCommands } from '../designer/commands.ts'
import { placeOf } from '../designer/drawer/problem-place.ts'
import { ProblemIcon } from '../designer/problem-icon.tsx'
import type { PaletteEntry } from './palette-entry.ts'

/** The commands of the designer that can be done now, every part of the API, and its problems. */
export function designEntries(
  context: CommandContext,
  problems: readonly Problem[],
  show: (id: NodeId) => void,
): PaletteEntry[] {
  const commands = designerCommands
    .filter((command) => command.refusal(context) === undefined)
    .map(
      (command): PaletteEntry => ({
        id: `command:${command.id}`,
        group: 'Commands',
        lead: <command.icon />,
        text: command.label(context),
        ...(command.shortcut === undefined ? {} : { keys: command.shortcut }),
        run: () => command.run(context),
      }),
    )
  return [...commands, ...partEntries(context, show), ...problemEntries(context, problems, show)]
}

function partEntries({ design }: CommandContext, show: (id: NodeId) => void): PaletteEntry[] {
  const { definition, backends } = design
  if (definition.kind !== 'REST') return []
  const part = (id: NodeId, lead: PaletteEntry['lead'], text: string, detail: string, isCode = true): PaletteEntry => ({
    id,
    group: 'In this API',
    lead,
    text,
    isCode,
    detail,
    action: 'Show',
    run: () => show(id),
  })
  const glyph = (Glyph: Icon) => <Glyph />
  const methods = Object.entries(definition.resources).flatMap(([resourceId, resource]) => {
    const path = resourcePath(definition, resourceId)
    const own = httpMethods.flatMap((verb) => {
      const method = resource.methods[verb]
      const detail = [verb, method?.operationName].filter(Boolean).join(' ')
      return method === undefined
        ? []
        : [part(`method:${resourceId}:${verb}`, <VerbChip verb={verb} size="small" />, path, detail)]
    })
    return [part(`resource:${resourceId}`, glyph(LayoutIcon), path, 'Resource'), ...own]
  })
  return [
    ...methods,
    ...Object.keys(backends.functions).map((name) =>
      part(`function:${name}`, glyph(FunctionIcon), name, 'Lambda function'),
    ),
    ...Object.keys(backends.http).map((origin) => part(`http:${origin}`, glyph(GlobeIcon), origin, 'HTTP endpoint')),
    ...Object.entries(definition.authorizers).map(([id, { name }]) =>
      part(`authorizer:${id}`, glyph(ShieldIcon), name, 'Authorizer', false),
    ),
    ...Object.keys(definition.models).map((name) => part(`model:${name}`, glyph(ModelIcon), name, 'Model', false)),
  ]
}

function problemEntries(
  { design }: CommandContext,
  problems: readonly Problem[],
  show: (id: NodeId) => void,
): PaletteEntry[] {
  return problems.map((problem) => {
    const place = placeOf(problem.path, design)
    return {
      id: `problem:${problem.rule}:${problem.path.join('/')}:${problem.message}`,
      group: 'Problems',
      lead: <ProblemIcon severity={problem.severity} size={15} />,
      text: problem.message,
      detail: place.name,
      action: 'Show',
      run: () => show(place.id ?? 'api:'),
    }
  })
}
