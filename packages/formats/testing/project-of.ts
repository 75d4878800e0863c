import { accountSchema, type Backends, type Project, type RestApi } from '@gatewright/definition'

/** A project with nothing around the API. */
export function projectOf(definition: RestApi, backends: Backends = { functions: {}, http: {}, aws: {} }): Project {
  return { definition, backends, stages: {}, account: accountSchema.parse({}) }
}
