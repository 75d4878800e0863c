import { spawn } from 'node:child_process'
import { root } from './root.mjs'

/**
 * Runs a program to its end with its output on this terminal; resolves to its exit code and, with `capture`, its output.
 * `quiet` keeps the output back and prints it only when the program fails.
 */
export function command(program, args, options = {}) {
  const { cwd = root, env = {}, capture = false, quiet = false } = options
  return new Promise((resolve, reject) => {
    const piped = capture || quiet
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', ...(piped ? ['pipe', 'pipe'] : ['inherit', 'inherit'])],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk) => {
        output += chunk
        if (!quiet) process.stdout.write(chunk)
      })
    }
    child.on('error', reject)
    child.on('close', (code) => {
      if (quiet && code !== 0) process.stdout.write(output)
      resolve({ code: code ?? 1, output })
    })
  })
}

/** npm by the name it has on this system. */
export const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
