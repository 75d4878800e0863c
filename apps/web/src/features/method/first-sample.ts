import { emptySample, type TemplateSample } from '../playground/preview-protocol.ts'
import { exampleContext } from '../playground/samples/example-context.ts'

/** What is known of a method before anything was sent to it. */
type KnownMethod = {
  path: string
  httpMethod: string
  stageName: string
  /** Keys of its request parameters. */
  parameters: readonly string[]
  body: string
  variables: Readonly<Record<string, string>>
}

/** What a template of this method sees before anything was sent: a value for each parameter that it declares. */
export function firstSample({ path, httpMethod, stageName, parameters, body, variables }: KnownMethod): TemplateSample {
  const named = (place: string) =>
    Object.fromEntries(
      parameters.flatMap((key) =>
        key.startsWith(`method.request.${place}.`) ? [[key.slice(`method.request.${place}.`.length), '']] : [],
      ),
    )
  const inPath = Object.fromEntries([...path.matchAll(/\{([^}+]+)\+?\}/g)].map(([, name = '']) => [name, '']))
  return {
    ...emptySample,
    body,
    params: { path: { ...inPath, ...named('path') }, querystring: named('querystring'), header: named('header') },
    context: exampleContext({ stage: stageName, httpMethod, resourcePath: path, path: `/${stageName}${path}` }),
    stageVariables: { ...variables },
  }
}
