const network = new Set([
  'http',
  'https',
  'http2',
  'net',
  'tls',
  'dgram',
  'dns',
  'undici',
  'node-fetch',
  'axios',
  'got',
  'ws',
])
const system = new Set([
  'fs',
  'fs/promises',
  'child_process',
  'worker_threads',
  'cluster',
  'os',
  'vm',
  'v8',
  'inspector',
  'module',
])

/**
 * Says of a module that the sandbox lacks what it is and what to do instead.
 * @param {string} name as imported
 * @param {readonly string[]} available
 */
export const missingModule = (name, available) => {
  const plain = name.replace(/^node:/, '')
  const there = `Available: ${available.join(', ')}.`
  if (plain.startsWith('@aws-sdk/') || plain.startsWith('@smithy/') || plain === 'aws-sdk') {
    return `Cannot find module '${name}': this package of the AWS SDK is not simulated in the sandbox. Call the service through an AWS integration, or give the function a fixed reply. ${there}`
  }
  if (network.has(plain))
    return `Cannot find module '${name}': it is not simulated, a handler in the sandbox has no network. ${there}`
  if (system.has(plain))
    return `Cannot find module '${name}': it is not simulated, a handler in the sandbox has no access to a system. ${there}`
  if (plain.startsWith('.') || plain.startsWith('/')) {
    return `Cannot find module '${name}': a function in the sandbox is one file. ${there}`
  }
  return `Cannot find module '${name}': packages are not simulated in the sandbox. ${there}`
}
