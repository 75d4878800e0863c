import type { Json, JsonObject } from '@gatewright/definition'
import { isObject, member, textAt } from '../../json/object.ts'
import { ImportError, invalidInput } from '../import-error.ts'
import type { BasePathMode } from '../import-options.ts'
import { applyBasePath } from './base-path.ts'
import { type BrokenReference, inlineReferences } from './inline.ts'
import { type Replaced, resolveIntrinsics } from './intrinsics.ts'
import { unchanged } from './pass.ts'
import { type RenamedModel, renameModels } from './rename-models.ts'
import { type RenamedPath, renamePaths } from './rename-paths.ts'
import { upgradeSwagger } from './upgrade-swagger.ts'

/** A document in the one form that the importer reads: OpenAPI 3.0, no intrinsics, each operation complete in itself. */
export type Normalised = {
  document: JsonObject
  /** as in `OpenAPI 3.0.1` */
  version: string
  /** a pointer into `document` → the pointer into the document as given */
  origin: (pointer: string) => string
  replaced: Replaced[]
  renamedModels: RenamedModel[]
  renamedPaths: RenamedPath[]
  broken: BrokenReference[]
}

/**
 * Brings a document into the form that the importer reads.
 * @throws ImportError for anything that is no Swagger 2.0 or OpenAPI 3 document, with the service's text
 */
export function normalise(input: Json, basepath: BasePathMode): Normalised {
  if (!isObject(input)) throw new ImportError(invalidInput, { detail: 'The document is no object.' })
  const version = versionOf(input)
  const intrinsics = resolveIntrinsics(input)
  const upgraded = version.startsWith('Swagger') ? upgradeSwagger(intrinsics.document) : unchanged(intrinsics.document)
  const models = renameModels(upgraded.document)
  const paths = renamePaths(models.document)
  const based = applyBasePath(paths.document, basepath)
  const inlined = inlineReferences(based.document)
  const before = (pointer: string) => upgraded.origin(models.origin(paths.origin(based.origin(pointer))))
  const origin = (pointer: string) => before(inlined.origin(pointer))
  return {
    document: inlined.document,
    version,
    origin,
    replaced: intrinsics.replaced,
    renamedModels: models.renamed.map((model) => ({ ...model, pointer: upgraded.origin(model.pointer) })),
    renamedPaths: paths.renamed,
    broken: inlined.broken.map((reference) => ({ ...reference, pointer: before(reference.pointer) })),
  }
}

function versionOf(input: JsonObject): string {
  const swagger = textAt(input, 'swagger')
  if (swagger !== undefined && /^2(\.|$)/.test(swagger)) return `Swagger ${swagger === '2' ? '2.0' : swagger}`
  const openapi = textAt(input, 'openapi')
  if (openapi !== undefined && /^3(\.|$)/.test(openapi)) return `OpenAPI ${openapi}`
  const given = swagger ?? openapi
  // Bodies lifted out of templates may leave the version to the deployment tool: what has paths is read as OpenAPI 3.0.
  if (given === undefined && isObject(member(input, 'paths'))) return 'OpenAPI 3.0.1'
  throw new ImportError(invalidInput, {
    detail:
      given === undefined
        ? 'It has neither "openapi" nor "swagger": an OpenAPI 3.0 or Swagger 2.0 document is needed.'
        : `Version ${given} is not known: OpenAPI 3.0 or Swagger 2.0 is needed.`,
  })
}
