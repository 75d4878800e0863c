import { repositorySuite } from './repositories.suite.ts'
import { temporaryDatabase } from './temporary-database.ts'

repositorySuite('SQLite', async () => {
  const { database, end } = await temporaryDatabase()
  return { database, end }
})
