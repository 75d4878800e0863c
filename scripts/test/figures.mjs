import { existsSync, readFileSync } from 'node:fs'

/** How many passed and failed, from the report that a test runner wrote; a missing report counts as one failure. */
export function figuresOf(file, read) {
  if (!existsSync(file)) return { passed: 0, failed: 1 }
  return read(JSON.parse(readFileSync(file, 'utf8')))
}

/** Of vitest's JSON reporter. A file that could not be loaded has no tests and counts as one failure. */
export function vitestFigures(report) {
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken }
}

/** Of Playwright's JSON reporter. */
export function playwrightFigures(report) {
  const { expected, flaky, unexpected } = report.stats
  return { passed: expected, failed: unexpected + flaky + report.errors.length }
}

/** Of the conformance runner: vectors that pass, and vectors about which the run and the list of known failures disagree. */
export function conformanceFigures(report) {
  return { passed: report.agreement.passed, failed: report.agreement.unexpected }
}
