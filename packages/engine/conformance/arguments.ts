import { type HostName, hostNames } from './hosts/host.ts'

export type Arguments = {
  readonly paths: readonly string[]
  readonly host: HostName
  readonly failures: boolean
  readonly json?: string
  /** glob that ids must match */
  readonly only?: string
  /** the exit code ignores the list of known failures */
  readonly strict: boolean
  readonly list: 'check' | 'update' | 'init'
}

export const usage = `Usage: npm run conformance -- [PATH…] [options]

PATH is a file of vectors or a folder of such files. Without one: the shared vectors, where they are there, and the project's own cases.

  --host engine|gateway|console   engine in this process (default), the gateway's socket, or the console's simulation
  --only GLOB                     only vectors whose id matches, e.g. 'rest/routing/*'
  --failures                      print each failed vector with what was expected and what came
  --json FILE                     write all verdicts to FILE
  --strict                        exit 1 for any failure, listed as known or not
  --update-known                  take what passes now out of known-failures.txt
  --init-known                    write known-failures.txt anew from this run`

/** Reads the command line; throws with words for an option that does not exist. */
export function parseArguments(argv: readonly string[]): Arguments {
  const paths: string[] = []
  const found: { -readonly [K in keyof Omit<Arguments, 'paths'>]: Arguments[K] } = {
    host: 'engine',
    failures: false,
    strict: false,
    list: 'check',
  }
  const rest = [...argv]
  for (let argument = rest.shift(); argument !== undefined; argument = rest.shift()) {
    const [name = '', inline] = argument.split('=', 2)
    const value = () => inline ?? rest.shift() ?? missing(name)
    switch (name) {
      case '--host':
        found.host = hostName(value())
        break
      case '--only':
        found.only = value()
        break
      case '--json':
        found.json = value()
        break
      case '--failures':
        found.failures = true
        break
      case '--strict':
        found.strict = true
        break
      case '--update-known':
        found.list = 'update'
        break
      case '--init-known':
        found.list = 'init'
        break
      default:
        if (name.startsWith('-')) throw new Error(`There is no option ${name}.\n\n${usage}`)
        paths.push(argument)
    }
  }
  return { paths, ...found }
}

function missing(name: string): never {
  throw new Error(`${name} needs a value.\n\n${usage}`)
}

function hostName(text: string): HostName {
  const found = hostNames.find((name) => name === text)
  if (found === undefined) throw new Error(`There is no host "${text}"; there are ${hostNames.join(', ')}.`)
  return found
}
