const { join } = require('node:path')

// The web app's own alias, as apps/web/tsconfig.json has it.
module.exports = { resolve: { alias: { '@': join(process.cwd(), 'apps/web/src') } } }
