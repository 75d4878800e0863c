import { invocationSuite } from './invocation.suite.ts'
import { type DatabaseFactory, repositorySuite } from './repositories.suite.ts'
import { temporaryDatabase } from './temporary-database.ts'

const open: DatabaseFactory = async () => {
  const { database, end } = await temporaryDatabase()
  return { database, end }
}

repositorySuite('SQLite', open)
invocationSuite('SQLite', open)
