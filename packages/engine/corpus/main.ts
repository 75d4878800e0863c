import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { renderMappingTemplate } from '@gatewright/engine/template'
import { TemplateParseError, TemplateRenderError } from '@gatewright/vtl'
import { plausibleInput } from './plausible-input.ts'

// npm run corpus:vtl -- [--files]: parses every API Gateway template of the corpus and renders it on an input that has what
// it asks for. Ends with 1 when one gives anything but a text or an error with a place.
type Entry = { readonly file: string; readonly service: string }
type Result = 'rendered' | 'refused by the parser' | 'ended by an error of its own' | 'crashed'

const root = process.env.GATEWRIGHT_SHARED ?? join(dirname(fileURLToPath(import.meta.url)), '../../../../shared')
const folder = join(root, 'corpus', 'vtl')
const listFiles = process.argv.includes('--files')

if (!existsSync(folder)) {
  console.log('There is no corpus vtl beside the checkout: nothing to render.')
  process.exit(0)
}

const entries = (JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as Entry[]).filter(
  ({ service }) => service === 'apigw',
)
const counts = new Map<Result, number>()
for (const { file } of entries) {
  const { result, detail } = outcome(readFileSync(join(folder, file), 'utf8'))
  counts.set(result, (counts.get(result) ?? 0) + 1)
  if (result !== 'rendered' || listFiles) console.log(`${file}  ${result}  ${detail}`)
}

console.log(`templates                     ${entries.length}`)
for (const [result, count] of counts) console.log(`${result.padEnd(29)} ${count}`)
process.exit(counts.has('crashed') ? 1 : 0)

function outcome(template: string): { result: Result; detail: string } {
  try {
    const { text } = renderMappingTemplate(template, plausibleInput(template))
    return { result: 'rendered', detail: `${text.length} characters` }
  } catch (error) {
    if (error instanceof TemplateParseError) return { result: 'refused by the parser', detail: error.message }
    if (error instanceof TemplateRenderError) return { result: 'ended by an error of its own', detail: error.message }
    return { result: 'crashed', detail: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
