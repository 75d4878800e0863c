/** An end that is explained in words, without a stack. */
export class Refusal extends Error {}

/** Runs a command's main function; a Refusal is printed as it stands, anything else with its stack. */
export async function run(main) {
  try {
    await main()
  } catch (error) {
    console.error(error instanceof Refusal ? `\n${error.message}\n` : error)
    process.exitCode = 1
  }
}

/** Seconds since `started` (milliseconds), with one decimal. */
export function secondsSince(started) {
  return `${((Date.now() - started) / 1000).toFixed(1)} s`
}
