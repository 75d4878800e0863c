import type { RestApi } from '@gatewright/definition'

/** A REST API ready to answer: routes, templates, validators, regexes and mappings are made once, here. */
export type CompiledRestApi = { readonly definition: RestApi }
