import type { CorsReport, ExposureReport, ProbeCall } from '@gatewright/engine/probe'

function callsOf(report: CorsReport | ExposureReport): ProbeCall[] {
  if ('checks' in report) return report.checks.flatMap(({ call }) => (call === undefined ? [] : [call]))
  return [report.open, ...(report.unchecked === undefined ? [] : [report.unchecked]), ...report.fallsThrough]
}

const keyOf = ({ request, provoked }: ProbeCall) => JSON.stringify([request, provoked])

/** The call of a report that is made like another one. */
export function sameCall(report: CorsReport | ExposureReport, call: ProbeCall): ProbeCall | undefined {
  const key = keyOf(call)
  return callsOf(report).find((one) => keyOf(one) === key)
}

/** Which method makes a call, if the report has it: no resource means the path of no method. */
export function tracedPlace(
  report: CorsReport | ExposureReport,
  call: ProbeCall,
): { resourceId?: string; httpMethod?: string } | undefined {
  if (sameCall(report, call) === undefined) return undefined
  const { resourceId, httpMethod } = report
  return { ...(resourceId === undefined ? {} : { resourceId }), ...(httpMethod === undefined ? {} : { httpMethod }) }
}
