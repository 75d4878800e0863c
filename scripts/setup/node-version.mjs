import { Refusal } from './words.mjs'

/** The oldest Node.js that runs the project, as `engines` in package.json says. */
export const oldestNode = [20, 9]

/** Refuses a Node.js that is too old, saying which one is needed. */
export function checkNodeVersion(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number)
  const [neededMajor, neededMinor] = oldestNode
  if (major > neededMajor || (major === neededMajor && minor >= neededMinor)) return
  throw new Refusal(
    `Gatewright needs Node.js ${oldestNode.join('.')} or newer; this is ${version}. Install a newer one from https://nodejs.org and run the command again.`,
  )
}
