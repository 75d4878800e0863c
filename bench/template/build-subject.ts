import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, type Plugin } from 'esbuild'

type Subject = typeof import('./subject.ts')

/** Calls that serve observers, and what stands there without them. */
const observerCalls: Readonly<Record<string, readonly (readonly [call: string, without: string])[]>> = {
  'runtime.ts': [
    ['    if (trace !== null) trace.capturing++\n', ''],
    ['      if (trace !== null) trace.capturing--\n', ''],
  ],
  'compile-foreach.ts': [['        onItem?.(directive, state, value, index)\n', '']],
  'compile-block.ts': [
    ['compiler.branch(statement, 0, compiler.block(only.body))', 'compiler.block(only.body)'],
    ['compiler.branch(statement, index, compiler.block(branch.body))', 'compiler.block(branch.body)'],
    ['compiler.branch(statement, -1, null)', 'null'],
    ['compiler.branch(statement, branches.length, compiler.block(otherwise))', 'compiler.block(otherwise)'],
  ],
  'compile.ts': [['observer === undefined ? null : new Trace(observer)', 'null']],
}

/** Bundles and loads the subject; `withoutObserver` takes out everything that renderings do for observers. */
export async function buildSubject(options: { withoutObserver: boolean }): Promise<Subject> {
  const folder = mkdtempSync(join(tmpdir(), 'gatewright-bench-'))
  try {
    const outfile = join(folder, 'subject.mjs')
    await build({
      entryPoints: [fileURLToPath(new URL('./subject.ts', import.meta.url))],
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      logLevel: 'error',
      banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
      plugins: options.withoutObserver ? [takeOut] : [],
    })
    return (await import(pathToFileURL(outfile).href)) as Subject
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const takeOut: Plugin = {
  name: 'without-observer',
  setup({ onLoad }) {
    onLoad({ filter: /packages[\\/]vtl[\\/]src[\\/][\w-]+\.ts$/ }, ({ path }) => {
      const calls = observerCalls[path.split(/[\\/]/).at(-1) ?? '']
      if (calls === undefined) return undefined
      let contents = readFileSync(path, 'utf8')
      for (const [call, without] of calls) {
        if (!contents.includes(call))
          throw new Error(`${path} has no ‘${call.trim()}’ any more; bring the bench up to date`)
        contents = contents.replace(call, without)
      }
      return { contents, loader: 'ts' }
    })
  },
}
