/**
 * The members that Swagger 2.0 has and OpenAPI 3.0 has not, and the extension under which they stand in an OpenAPI 3.0 document, so that neither an
 * import nor an export in the other version loses them.
 */
export const swaggerMembers: ReadonlyMap<string, string> = new Map([
  ['host', 'x-swagger-host'],
  ['basePath', 'x-swagger-base-path'],
  ['schemes', 'x-swagger-schemes'],
  ['consumes', 'x-swagger-consumes'],
  ['produces', 'x-swagger-produces'],
])
export const consumesMember = 'x-swagger-consumes'
export const producesMember = 'x-swagger-produces'
export const basePathMember = 'x-swagger-base-path'
/** In a request body: the name of the body parameter that it was. */
export const bodyNameMember = 'x-swagger-body-name'
