export { type FixedClock, fixedClock } from './fixed-clock.ts'
export { seededRandom } from './seeded-random.ts'
export { stubPorts } from './stub-ports.ts'
