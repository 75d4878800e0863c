import { ensureGenerated } from './setup/generate.mjs'
import { ensureInstalled } from './setup/install.mjs'
import { checkNodeVersion } from './setup/node-version.mjs'
import { Refusal, run, secondsSince } from './setup/words.mjs'

// Everything that must hold. A failing step does not keep the next ones from running.
// `npm test -- --only unit,types` runs some of the steps.
await run(async () => {
  const started = Date.now()
  checkNodeVersion()
  await ensureInstalled()
  await ensureGenerated()
  const { steps } = await import('./test/steps.mjs')
  const sum = { passed: 0, failed: 0 }
  const summary = []
  for (const { heading, run: runStep } of chosen(steps)) {
    console.log(`\n━━ ${heading}`)
    const begun = Date.now()
    const { passed, failed } = await runStep().catch((error) => {
      console.error(error instanceof Refusal ? error.message : error)
      return { passed: 0, failed: 1 }
    })
    sum.passed += passed
    sum.failed += failed
    summary.push(
      `${failed === 0 ? '✓' : '✗'} ${heading.padEnd(40)} ${secondsSince(begun).padStart(8)}  ${passed} passed, ${failed} failed`,
    )
    console.log(summary.at(-1))
  }
  console.log(`\n${summary.join('\n')}\n\nAll in ${secondsSince(started)}.`)
  console.log(`${sum.passed} passed, ${sum.failed} failed`)
  process.exitCode = sum.failed === 0 ? 0 : 1
})

function chosen(steps) {
  const at = process.argv.indexOf('--only')
  if (at < 0) return steps
  const names = (process.argv[at + 1] ?? '').split(',')
  const unknown = names.find((name) => !steps.some((step) => step.name === name))
  if (unknown !== undefined) {
    const known = [...new Set(steps.map((step) => step.name))].join(', ')
    throw new Refusal(`There is no step "${unknown}"; there are ${known}.`)
  }
  return steps.filter((step) => names.includes(step.name))
}
