import type { BuildOptions, Plugin } from 'esbuild'

export const buildOptions: BuildOptions & { readonly plugins: readonly Plugin[]; readonly outdir: string }
