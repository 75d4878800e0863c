import type { BenchLine } from '../line.ts'
import { firstRequestLines } from './first-request-lines.ts'
import { heapLine } from './heap-line.ts'
import { historyLines } from './history-lines.ts'
import { loggingLine } from './logging-line.ts'
import { routeLines } from './route-lines.ts'
import { routingLine } from './routing-line.ts'
import { templateLines } from './template-lines.ts'
import { traceLine } from './trace-line.ts'

/** All lines, in the order in which they are measured: those that run in this process first, while its heap is young. */
export const benchLines: readonly BenchLine[] = [
  ...templateLines,
  ...routeLines,
  routingLine,
  loggingLine,
  traceLine,
  ...firstRequestLines,
  heapLine,
  ...historyLines,
]
