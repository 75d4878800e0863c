import { fileURLToPath } from 'node:url'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))

const packagesStayOutside = {
  name: 'packages-stay-outside',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' || path.startsWith('@gatewright/') ? undefined : { path, external: true },
    )
  },
}

/**
 * How the gateway's process is bundled: main.mjs, and beside it the worker that handlers run in. Workspace packages are
 * TypeScript sources and go into the bundle; everything else stays a package.
 * @type {import('esbuild').BuildOptions & { plugins: import('esbuild').Plugin[] }}
 */
export const buildOptions = {
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
}
