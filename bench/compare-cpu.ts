import { type LoadResult, load, type RawRequest } from './load.ts'
import type { MeasuredProcess } from './measured-process.ts'

/** Requests to a measured process. */
export type Target = {
  readonly process: MeasuredProcess
  readonly port: number
  readonly request: RawRequest | readonly RawRequest[]
  readonly status: number
}

/** A burst of requests, and what it cost: microseconds of CPU of the whole process, per request. */
export type Burst = LoadResult & { readonly cpuPerRequest: number }

const connections = 16
const requestsPerBurst = 4_000
const warmUpRounds = 4

/** Bursts of so many requests at two targets in turns, after some that warm both up. */
export async function compareCpu(
  measured: Target,
  reference: Target,
  rounds: number,
  requests = requestsPerBurst,
): Promise<{ measured: Burst[]; reference: Burst[]; ratios: number[] }> {
  const all = { measured: [] as Burst[], reference: [] as Burst[], ratios: [] as number[] }
  for (let round = -warmUpRounds; round < rounds; round += 1) {
    // who goes first changes, so that what one leaves behind disturbs both alike
    const first = round % 2 === 0 ? measured : reference
    const one = await burst(first, requests)
    const other = await burst(first === measured ? reference : measured, requests)
    if (round < 0) continue
    const [ofMeasured, ofReference] = first === measured ? [one, other] : [other, one]
    all.measured.push(ofMeasured)
    all.reference.push(ofReference)
    all.ratios.push(ofMeasured.cpuPerRequest / ofReference.cpuPerRequest)
  }
  return all
}

async function burst({ process, port, request, status }: Target, requests: number): Promise<Burst> {
  const before = await process.cpuMicros()
  const result = await load(port, request, { requests, connections, status })
  const after = await process.cpuMicros()
  return { ...result, cpuPerRequest: (after - before) / result.requests }
}
