import { emptySample, type TemplateSample } from '../playground/preview-protocol.ts'
import { exampleContext } from '../playground/samples/example-context.ts'
import { createStore, type Store, useStore } from '../shell/store.ts'

const samples: Store<Readonly<Record<string, TemplateSample>>> = createStore<Readonly<Record<string, TemplateSample>>>(
  {},
)

/** The sample of one template place (`<api>:<resource>:<verb>:<box>`), kept for as long as the page lives. */
export function useSample(key: string, first: TemplateSample): [TemplateSample, (sample: TemplateSample) => void] {
  const all = useStore(samples)
  return [all[key] ?? first, (sample) => samples.set({ ...samples.get(), [key]: sample })]
}

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
