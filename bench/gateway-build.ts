import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'
import { buildOptions } from '../apps/gateway/build-options.mjs'

/** `silent`: every place that would tell somebody of an event or log line is taken out, as if there were no trace at all. */
export type Variant = 'product' | 'silent'

const made = new Map<Variant, Promise<string>>()

/** Bundles the gateway into a folder of the bench, once for each variant. @returns the script to run */
export function buildGateway(variant: Variant = 'product'): Promise<string> {
  const known = made.get(variant)
  if (known !== undefined) return known
  const outdir = fileURLToPath(new URL(`../apps/gateway/dist/bench-${variant}`, import.meta.url))
  const plugins = [...(variant === 'silent' ? [withoutEvents] : []), ...buildOptions.plugins]
  const building = build({ ...buildOptions, outdir, plugins, minifySyntax: variant === 'silent' }).then(
    () => `${outdir}/main.mjs`,
  )
  made.set(variant, building)
  return building
}

const guard = /\b(?:call\.)?(?:recorder|this)\.(?:watched|logged)\b(?! =)/g

/** Callers guard every event by `watched` or `logged` (engine: Recorder); a guard that is `false` goes with what it guards. */
const withoutEvents: Plugin = {
  name: 'without-events',
  setup: ({ onLoad }) => {
    onLoad({ filter: /packages\/engine\/src\/.*\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace(guard, 'false'),
      loader: 'ts',
    }))
  },
}
