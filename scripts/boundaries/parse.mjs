import { createRequire } from 'node:module'

// Loaded before dependency-cruiser, which parses with swc, but walks its tree with a visitor that skips some forms of import,
// takes no file for JSX, and makes no difference between imports of types and of values. So it gets a tree that holds nothing
// but the imports of the file, all of one form; BOUNDARIES=values leaves imports of types out.
const swc = createRequire(import.meta.url)('@swc/core')
const { parseFileSync } = swc
const valuesOnly = process.env.BOUNDARIES === 'values'

swc.parseFileSync = (file, options) => {
  const ast = parseFileSync(file, { ...options, tsx: file.endsWith('.tsx') })
  const body = [...importsOf(ast)]
    .filter((found) => !(valuesOnly && found.isType))
    .map(({ source }) => ({ type: 'ImportDeclaration', span: ast.span, specifiers: [], source, typeOnly: false }))
  return { ...ast, body }
}

/** Every place of a syntax tree that names a module: static and dynamic imports, exports from, and `import('…')` in types. */
function* importsOf(node) {
  if (Array.isArray(node)) {
    for (const member of node) yield* importsOf(member)
    return
  }
  if (typeof node !== 'object' || node === null) return
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      if (node.source) yield { source: node.source, isType: node.typeOnly === true }
      break
    case 'TsImportType':
      yield { source: node.argument, isType: true }
      break
    case 'CallExpression':
      if (node.callee.type === 'Import' && node.arguments[0]?.expression.type === 'StringLiteral') {
        yield { source: node.arguments[0].expression, isType: false }
      }
      break
  }
  for (const member of Object.values(node)) yield* importsOf(member)
}
