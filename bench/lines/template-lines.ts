import type { BenchLine, BenchResult } from '../line.ts'
import { median, spread, upperBoundOfMedian } from '../statistics.ts'
import { buildSubject } from '../template/build-subject.ts'

type Subject = Awaited<ReturnType<typeof buildSubject>>
type Work = () => void

/** A measurement runs for about so long at a time, so that both sides see the same of a busy machine. */
const sliceMs = 4
const slicesPerRound = 6
const warmUpRounds = 3
/** of the comparison with a bound near 1 */
const leastRounds = 61

/** Mapping templates against velocityjs, and what their parsing, previews and observers cost. */
export const templateLines: readonly BenchLine[] = [
  {
    name: 'mapping templates, parsed once',
    unit: '× velocityjs',
    bound: { atLeast: 4 },
    run: (rounds) => againstVelocityJs(rounds, 'once'),
  },
  {
    name: 'mapping templates, parsed each time',
    unit: '× velocityjs',
    bound: { atLeast: 10 },
    run: (rounds) => againstVelocityJs(rounds, 'each'),
  },
  {
    name: 'parsing a template of 300 KB, per byte',
    unit: '× one of 3 KB',
    bound: { atMost: 3 },
    run: parsingBySize,
  },
  {
    name: 'preview of a 10 KB template on a 100 KB body',
    unit: 'ms of CPU',
    bound: { atMost: 16 },
    run: preview,
  },
  {
    name: 'templates rendered without an observer',
    unit: '× a build without its calls',
    bound: { upperBoundAtMost: 1.03 },
    run: observerOff,
  },
]

async function againstVelocityJs(rounds: number, when: 'once' | 'each'): Promise<BenchResult> {
  const subject = await buildSubject({ withoutObserver: false })
  const pairs = subject.templateCases.map(({ name, template, input }) => {
    const ours = subject.compileMappingTemplate(template)
    const theirs = subject.parseWithVelocityJs(template)
    const context = () => subject.velocityJsContext(input)
    return when === 'once'
      ? { name, ours: () => ours.render(input).text, theirs: () => theirs.render(context()) }
      : {
          name,
          ours: () => subject.compileMappingTemplate(template).render(input).text,
          theirs: () => subject.parseWithVelocityJs(template).render(context()),
        }
  })
  const ratios: number[] = []
  const single = new Map(pairs.map(({ name }) => [name, [] as number[]]))
  for (let round = -warmUpRounds; round < rounds; round += 1) {
    const times = pairs.map(({ name, ours, theirs }) => ({ name, ...interleaved(ours, theirs) }))
    if (round < 0) continue
    const sum = (of: (time: (typeof times)[number]) => number) => times.reduce((total, time) => total + of(time), 0)
    ratios.push(sum(({ other }) => other) / sum(({ one }) => one))
    for (const { name, one, other } of times) single.get(name)?.push(other / one)
  }
  const beside = Object.fromEntries([...single].map(([name, all]) => [name, median(all).toFixed(1)]))
  return { ratio: spread(ratios), beside }
}

async function parsingBySize(rounds: number): Promise<BenchResult> {
  const { parseTemplate, templateCases } = await buildSubject({ withoutObserver: false })
  const unit = templateCases.map(({ template }) => template).join('\n')
  const [small, large] = [ofLength(unit, 3_000), ofLength(unit, 300_000)]
  const perByte = (text: string) => () => void parseTemplate(text, { dialect: 'apigateway' })
  const ratios: number[] = []
  const beside: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const { one, other } = interleaved(perByte(large), perByte(small))
    ratios.push(one / large.length / (other / small.length))
    beside.push(one)
  }
  return { ratio: spread(ratios), beside: { '300 KB ms': (median(beside) / 1000).toFixed(1) } }
}

/** Whole copies of a template, about so long together. */
function ofLength(unit: string, length: number): string {
  return `${unit}\n`.repeat(Math.max(1, Math.round(length / (unit.length + 1))))
}

async function preview(rounds: number): Promise<BenchResult> {
  const { renderMappingTemplate, templateCases } = await buildSubject({ withoutObserver: false })
  const template = ofLength(templateCases.map(({ template }) => template).join('\n'), 10_000)
  const rows = Array.from({ length: 650 }, (_, id) => ({
    id,
    qty: 2,
    price: 2.5,
    name: `item ${id}`,
    note: 'x'.repeat(100),
  }))
  const input = { ...(templateCases[0]?.input ?? emptyInput), body: JSON.stringify({ rows }) }
  const times: number[] = []
  for (let round = 0; round < rounds * 5; round += 1) {
    times.push(timeOf(() => renderMappingTemplate(template, input), 1) / 1_000)
  }
  return {
    ratio: spread(times),
    beside: { template: `${template.length} characters`, body: `${input.body.length} characters` },
  }
}

const emptyInput = { params: { path: {}, querystring: {}, header: {} }, context: {}, stageVariables: {} }

async function observerOff(rounds: number): Promise<BenchResult> {
  const withCalls = allTemplates(await buildSubject({ withoutObserver: false }))
  const without = allTemplates(await buildSubject({ withoutObserver: true }))
  const ratios: number[] = []
  for (let round = -1; round < Math.max(rounds, leastRounds); round += 1) {
    // who goes first changes, so that what one leaves behind disturbs both alike
    const times = round % 2 === 0 ? interleaved(withCalls, without) : swapped(interleaved(without, withCalls))
    if (round >= 0) ratios.push(times.one / times.other)
  }
  const upperBound = upperBoundOfMedian(ratios)
  return { ratio: spread(ratios), upperBound, beside: { 'upper bound': upperBound.toFixed(3) } }
}

function swapped({ one, other }: Times): Times {
  return { one: other, other: one }
}

function allTemplates({ templateCases, compileMappingTemplate }: Subject): Work {
  const works = templateCases.map(({ template, input }) => {
    const compiled = compileMappingTemplate(template)
    return () => compiled.render(input).text
  })
  return () => {
    for (const work of works) work()
  }
}

type Times = { readonly one: number; readonly other: number }

/** Microseconds of CPU that each of two works takes, run in turns: the median of their slices. */
function interleaved(one: Work, other: Work): Times {
  const [oneCount, otherCount] = [countFor(one), countFor(other)]
  const times = { one: [] as number[], other: [] as number[] }
  for (let slice = 0; slice < slicesPerRound; slice += 1) {
    times.one.push(timeOf(one, oneCount))
    times.other.push(timeOf(other, otherCount))
  }
  return { one: median(times.one), other: median(times.other) }
}

/** How many runs of a work make a slice; warms it up too. */
function countFor(work: Work): number {
  let count = 0
  const began = cpuMicros()
  do {
    work()
    count += 1
  } while (cpuMicros() - began < sliceMs * 2_000)
  return Math.max(1, Math.round(count / 2))
}

function timeOf(work: Work, count: number): number {
  const began = cpuMicros()
  for (let run = 0; run < count; run += 1) work()
  return (cpuMicros() - began) / count
}

/** CPU time of the process: what else runs on the machine does not count. */
function cpuMicros(): number {
  const { user, system } = process.cpuUsage()
  return user + system
}
