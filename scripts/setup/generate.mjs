import { command } from './command.mjs'
import { inRoot } from './root.mjs'
import { hashOf, isStamped, stamp } from './stamp.mjs'
import { Refusal } from './words.mjs'

const stampFile = inRoot('packages', 'db', 'src', 'generated', '.models')

/** Generates the Prisma client when the models changed. It needs no network and no database. */
export async function ensureGenerated() {
  const wanted = hashOf(['prisma/models', 'prisma/sqlite/schema.prisma', 'prisma/package.json'])
  if (isStamped(stampFile, wanted)) return
  const prisma = inRoot('node_modules', 'prisma', 'build', 'index.js')
  const { code } = await command(process.execPath, [prisma, 'generate'], {
    cwd: inRoot('prisma'),
    quiet: true,
    // generate runs no engine; the name only keeps it from looking for one on the network
    env: { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' },
  })
  if (code !== 0) throw new Refusal('The database client could not be generated; the reason stands above.')
  stamp(stampFile, wanted)
}
