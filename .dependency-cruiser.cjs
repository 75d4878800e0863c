// Import directions of the packages. Run by scripts/boundaries/main.mjs in two passes, since only scripts/boundaries/parse.mjs
// can tell imports of types from imports of values (TypeScript 7 has no JavaScript API, so swc parses).
// scripts/boundaries/boundaries.test.ts proves that each rule is seen to fire.
const { join } = require('node:path')

const packageSources = '^packages/(definition|vtl|engine|formats)/src'
const pure = { path: packageSources, pathNot: '\\.test\\.ts$' }

const onlyIn = (folder, name, library) => ({
  name: `${name}-only-in-${folder}`,
  severity: 'error',
  from: { path: '^(packages|apps)/', pathNot: `^packages/${folder}/` },
  to: { path: `node_modules/${library}` },
})

const mayUse = (name, ...others) => ({
  name: `${name}-may-use`,
  comment: `packages/${name} may import itself${others.length === 0 ? '' : `, ${others.join(', ')}`} and nothing else of the workspace.`,
  severity: 'error',
  from: { path: `^packages/${name}/src/`, pathNot: '\\.test\\.ts$' },
  to: { path: '^(packages|apps)/', pathNot: `^packages/(${[name, ...others].join('|')})/` },
})

const resolvable = {
  name: 'resolvable',
  comment: 'Without this the checker is blind: what it cannot resolve it cannot forbid.',
  severity: 'error',
  from: {},
  to: { couldNotResolve: true },
}

const ofValues = [
  { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
  {
    name: 'server-stays-on-the-server',
    comment: 'What runs in the page imports only types of the server.',
    severity: 'error',
    from: { path: '^apps/web/src/(features|ui|trpc/client)', pathNot: '\\.test\\.tsx?$' },
    to: { path: '^apps/web/src/server/' },
  },
]

const ofAll = [
  resolvable,
  {
    name: 'pure-no-node',
    comment: 'These run in a browser worker.',
    severity: 'error',
    from: pure,
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'pure-npm',
    comment: 'Every library here ships to the browser.',
    severity: 'error',
    from: pure,
    to: { path: 'node_modules/', pathNot: 'node_modules/(zod|mutative|jose|yaml|re2js)/' },
  },
  onlyIn('db', 'prisma', '@prisma/'),
  onlyIn('db', 'libsql', '(@libsql|libsql)/'),
  onlyIn('adapters', 'quickjs', '(quickjs-emscripten|@jitl/)'),
  {
    name: 'apps-are-strangers',
    severity: 'error',
    from: { path: '^apps/([^/]+)/' },
    to: { path: '^apps/', pathNot: '^apps/$1/' },
  },
  {
    name: 'kinds-are-strangers',
    comment: 'Code that two kinds share moves to a subject folder.',
    severity: 'error',
    from: { path: '^packages/engine/src/(rest|http|websocket)/' },
    to: { path: '^packages/engine/src/(rest|http|websocket)/', pathNot: '^packages/engine/src/$1/' },
  },
  {
    name: 'shared-knows-no-kind',
    severity: 'error',
    from: { path: '^packages/engine/src/(?!(rest|http|websocket)/|index\\.ts$)', pathNot: '\\.test\\.ts$' },
    to: { path: '^packages/engine/src/(rest|http|websocket)/' },
  },
  {
    name: 'vtl-only-in-lint',
    comment: 'The vocabulary does not depend on the template language; its lint does.',
    severity: 'error',
    from: { path: '^packages/definition/src/(?!lint/)' },
    to: { path: '^packages/vtl/' },
  },
  {
    name: 'features-below-routes',
    comment: 'Routes hold no logic that a feature or the server could import.',
    severity: 'error',
    from: { path: '^apps/web/src/(?!app/)' },
    to: { path: '^apps/web/src/app/' },
  },
  {
    name: 'sources-know-no-tests',
    comment: 'Test helpers and the vector runner are built on the sources, not the other way round.',
    severity: 'error',
    from: { path: '^(packages|apps)/[^/]+/src/', pathNot: '\\.test\\.tsx?$' },
    to: { path: '^packages/[^/]+/(testing|conformance|corpus|fuzz)/|\\.test\\.tsx?$' },
  },
  mayUse('definition', 'vtl'),
  mayUse('vtl'),
  mayUse('engine', 'definition', 'vtl'),
  mayUse('formats', 'definition'),
  mayUse('adapters', 'engine', 'definition'),
  mayUse('db', 'definition'),
]

module.exports = {
  forbidden: process.env.BOUNDARIES === 'values' ? ofValues : ofAll,
  options: {
    webpackConfig: { fileName: join(__dirname, 'scripts', 'boundaries', 'aliases.cjs') },
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(packages|apps)/.*/(\\.next[^/]*|dist|generated)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
}
