import type { NextConfig } from 'next'

const config: NextConfig = {
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  transpilePackages: [
    '@gatewright/adapters',
    '@gatewright/db',
    '@gatewright/definition',
    '@gatewright/engine',
    '@gatewright/formats',
    '@gatewright/vtl',
  ],
  serverExternalPackages: ['@prisma/adapter-libsql', '@libsql/client', 'libsql', 'quickjs-emscripten'],
  allowedDevOrigins: ['127.0.0.1'],
  devIndicators: false,
  poweredByHeader: false,
  // Documents of up to 20 MB can be imported; the default would cut them off.
  experimental: { proxyClientMaxBodySize: '32mb' },
}

export default config
