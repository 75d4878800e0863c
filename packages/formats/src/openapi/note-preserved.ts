import { tokensOf } from '../json/pointer.ts'
import type { ImportContext } from './import-context.ts'
import { bodyNameMember, swaggerMembers } from './normalise/swagger-members.ts'
import type { PreservedPlace } from './preserve.ts'

/** Reports what was preserved, folded by the name of the member. What was reported already, intrinsics among it, is not reported twice. */
export function notePreserved(places: readonly PreservedPlace[], context: ImportContext): void {
  for (const { pointer, replaced, intrinsic } of places) {
    if (intrinsic || context.hasNote(pointer)) continue
    const title = titleOf(tokensOf(pointer), replaced)
    context.note({
      kind: 'preserved',
      title,
      effect: replaced
        ? 'API Gateway reads it differently; the export has it again as it was written'
        : 'Without effect in API Gateway, kept and written again on export',
      pointer,
      fold: title,
    })
  }
}

function titleOf(tokens: readonly string[], replaced: boolean): string {
  const key = tokens.at(-1) ?? ''
  const above = tokens.at(-2)
  if (key === bodyNameMember) return 'Names of body parameters'
  if (/^\d+$/.test(key)) return `${above ?? ''} entries`
  if (key === 'description' && tokens.includes('responses')) return 'Descriptions of responses'
  if (key === 'schema' && (above === undefined || /^\d+$/.test(above))) return 'Schemas of parameters'
  if (key === 'schema' && tokens.includes('headers')) return 'Schemas of headers'
  if (tokens.length === 2 && tokens[0] === 'info') return `${key} of the document`
  for (const [name, extension] of swaggerMembers) if (key === extension) return name
  return replaced && above !== undefined && key.length < 3 ? `${above} ${key}` : key
}
