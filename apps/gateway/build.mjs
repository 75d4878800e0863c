import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

// Bundles the gateway's process to dist/main.mjs, and beside it the worker that handlers run in. Workspace packages are
// TypeScript sources and go into the bundle; everything else stays a package.
const here = (path) => fileURLToPath(new URL(path, import.meta.url))

const packagesStayOutside = {
  name: 'packages-stay-outside',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' || path.startsWith('@gatewright/') ? undefined : { path, external: true },
    )
  },
}

await build({
  entryPoints: {
    main: here('./src/main.ts'),
    'sandbox.worker': here('../../packages/adapters/src/lambda/sandbox.worker.mjs'),
  },
  outdir: here('./dist'),
  outExtension: { '.js': '.mjs' },
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  sourcemap: 'linked',
  logLevel: 'warning',
  plugins: [packagesStayOutside],
})
