import { accountSchema, type Json, stageSchema } from '@gatewright/definition'
import { exportOpenApi, ImportError, type ImportResult, importOpenApi } from '@gatewright/formats'
import { isObject, type Mismatch, match } from '../match/match.ts'
import { type AnyVector, failed, type Verdict, verdictOf } from '../vector.ts'
import { apiForm } from './api-form.ts'

/** Runs a control vector: what a document becomes, or what a deployed stage exports. */
export async function runControlVector(vector: AnyVector): Promise<Verdict> {
  switch (vector.kind) {
    case 'import':
      return runImport(vector)
    case 'export':
      return runExport(vector)
    case 'operation':
      return failed('not implemented', 'operations of the control plane are not implemented')
    default:
      return failed('not implemented', `control vectors of kind ${String(vector.kind)} are not known`)
  }
}

function runImport(vector: AnyVector): Verdict {
  const expected = isObject(vector.expect) ? vector.expect : {}
  const options = isObject(vector.options) ? vector.options : {}
  let result: ImportResult
  try {
    result = importOpenApi(vector.input ?? null, options)
  } catch (error) {
    if (error instanceof ImportError) return refusal(expected, error)
    throw error
  }
  if (expected.error !== undefined) return failed('import', 'the document was taken, and should have been refused')
  const form = apiForm(result.definition, result.warnings, options.mode)
  return verdictFrom(
    Object.entries(expected).map(([part, value]) =>
      part in form
        ? match(value, form[part as keyof typeof form] as Json, part)
        : { path: part, expected: `${part} to be checked`, actual: 'not implemented' },
    ),
    'import',
  )
}

function refusal(expected: { [name: string]: Json }, error: ImportError): Verdict {
  if (expected.error === undefined) return failed('import', `the document was refused: ${error.message}`)
  return verdictFrom(
    [
      match(expected.status ?? 400, 400, 'status'),
      match(expected.error, { code: error.code, message: error.message }, 'error'),
    ],
    'import',
  )
}

function runExport(vector: AnyVector): Verdict {
  const expected = isObject(vector.expect) ? vector.expect : {}
  const options = isObject(vector.options) ? vector.options : {}
  const imported = importOpenApi(vector.input ?? null)
  const stageName = String(options.stage)
  const exported = exportOpenApi(
    {
      definition: imported.definition,
      backends: imported.backends,
      stages: { [stageName]: stageSchema.parse({}) },
      account: accountSchema.parse({}),
    },
    {
      version: options.exportType === 'swagger' ? 'swagger' : 'oas30',
      extensions: String(options.extensions ?? ''),
      output: 'json',
      stageName,
    },
  )
  const actual: { [name: string]: Json } = {
    contentType: exported.contentType,
    contentDisposition: `attachment; filename="${exported.fileName}"`,
    body: JSON.parse(exported.text),
  }
  return verdictFrom(
    Object.entries(expected).map(([part, value]) => match(value, actual[part], part)),
    'export',
  )
}

function verdictFrom(found: readonly (Mismatch | undefined)[], where: string): Verdict {
  return verdictOf(found.filter((mismatch) => mismatch !== undefined).map((mismatch) => ({ where, ...mismatch })))
}
