import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A document that the story is told on, and the facts about it that the story looks at. */
export type StoryDocument = {
  readonly fileName: string
  readonly text: string
  /** entries of the resource tree that must be there after the import */
  readonly outline: readonly string[]
  /** backends on the canvas: kind and name */
  readonly backends: readonly (readonly [kind: string, name: string])[]
  readonly authorizers: readonly string[]
  /** the method that gets a guard, and a path that meets it */
  readonly guarded: { readonly method: string; readonly verb: string; readonly path: string }
}

const here = fileURLToPath(new URL('.', import.meta.url))
const shared = process.env.GATEWRIGHT_SHARED ?? join(here, '..', '..', 'shared')
const corpus = join(shared, 'corpus', 'openapi-aws')

const ownDocument: StoryDocument = {
  fileName: 'ringing-station.openapi.json',
  text: readFileSync(join(here, 'fixtures', 'ringing-station.openapi.json'), 'utf8'),
  outline: ['/birds', 'GET /birds', 'POST /birds', '/birds/{birdId}', 'GET /birds/{birdId}', 'POST /sightings'],
  backends: [
    ['Lambda function', 'report-sighting'],
    ['HTTP endpoint', 'rings.example.org'],
  ],
  authorizers: ['volunteers'],
  guarded: { method: 'GET /birds', verb: 'GET', path: '/birds' },
}

const corpusDocuments: readonly Omit<StoryDocument, 'text'>[] = [
  {
    fileName: 'aws-api-gateway-developer-portal__PestStore-prod-swagger-apigateway.json',
    outline: ['/arachnids', 'GET /arachnids', 'DELETE /bugs/insects', 'POST /slitherers/snakes', 'ANY /{proxy+}'],
    backends: [['HTTP endpoint', 'google.com']],
    authorizers: [],
    guarded: { method: 'GET /arachnids', verb: 'GET', path: '/arachnids' },
  },
  {
    fileName: 'authentication-api__AccountManagementMMApi.yaml',
    outline: ['POST /authenticate', 'PUT /v1/mfa-methods/{publicSubjectId}/{mfaIdentifier}'],
    backends: [],
    authorizers: ['authorise-access-token'],
    guarded: { method: 'POST /update-password', verb: 'POST', path: '/update-password' },
  },
]

/** The project's own document always; the corpus documents where they are on this machine. */
export const storyDocuments: readonly StoryDocument[] = [
  ownDocument,
  ...corpusDocuments
    .filter((document) => existsSync(join(corpus, document.fileName)))
    .map((document) => ({ ...document, text: readFileSync(join(corpus, document.fileName), 'utf8') })),
]
