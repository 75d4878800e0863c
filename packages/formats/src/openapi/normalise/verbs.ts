/** The members of a path item that are operations, in OpenAPI and in the service's extension. */
export const verbs = [
  'get',
  'put',
  'post',
  'delete',
  'options',
  'head',
  'patch',
  'trace',
  'x-amazon-apigateway-any-method',
] as const
export type Verb = (typeof verbs)[number]
