export { type FixedClock, fixedClock } from './fixed-clock.ts'
export { bodyOf, functionUri, gatewayRequest, mockMethod, restApi, restTarget } from './rest.ts'
export { seededRandom } from './seeded-random.ts'
export { stubPorts } from './stub-ports.ts'
