import { type DesignDraft, EditError, methodsOf, restApiOf } from './draft.ts'

const modelName = /^[A-Za-z0-9]+$/
const emptySchema =
  '{\n  "$schema": "http://json-schema.org/draft-04/schema#",\n  "type": "object",\n  "properties": {}\n}\n'

function checkName(taken: object, name: string) {
  if (!modelName.test(name)) throw new EditError(`“${name}” is no model name: letters and digits only.`)
  if (Object.hasOwn(taken, name)) throw new EditError(`A model named ${name} exists already.`)
}

/** Adds a model: a JSON schema (draft-04) as text. Throws {@link EditError} for a name that the service would refuse or that is taken. */
export function addModel(draft: DesignDraft, name: string, schema: string = emptySchema): void {
  const { models } = restApiOf(draft)
  checkName(models, name)
  models[name] = { contentType: 'application/json', schema }
}

/** Gives a model another name; methods that use it follow, `$ref`s inside schemas do not. */
export function renameModel(draft: DesignDraft, from: string, to: string): void {
  const api = restApiOf(draft)
  const model = api.models[from]
  if (model === undefined) throw new EditError(`The model ${from} is gone: somebody removed it.`)
  if (from === to) return
  checkName(api.models, to)
  api.models[to] = { ...model }
  delete api.models[from]
  replaceModel(draft, from, to)
}

/** Removes a model; methods that used it use none. */
export function deleteModel(draft: DesignDraft, name: string): void {
  delete restApiOf(draft).models[name]
  replaceModel(draft, name, undefined)
}

function replaceModel(draft: DesignDraft, from: string, to: string | undefined) {
  for (const { method } of methodsOf(restApiOf(draft))) {
    const maps = [
      method.requestModels,
      ...Object.values(method.methodResponses).map((response) => response.responseModels),
    ]
    for (const map of maps) {
      for (const [contentType, name] of Object.entries(map)) {
        if (name !== from) continue
        if (to === undefined) delete map[contentType]
        else map[contentType] = to
      }
    }
  }
}
