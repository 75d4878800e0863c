import { restPhases } from '@gatewright/engine/phases'
import type { Assertion, AssertionKind } from './assertion.ts'

/** The kinds in the words of the menu, each with the assertion that it starts with. */
export const assertionKinds: readonly { kind: AssertionKind; label: string; detail: string; start: Assertion }[] = [
  { kind: 'status', label: 'Status', detail: '200, 2xx', start: { kind: 'status', expected: '200' } },
  {
    kind: 'header',
    label: 'Header',
    detail: 'is, matches, present',
    start: { kind: 'header', name: 'Content-Type', test: 'equals', expected: 'application/json' },
  },
  {
    kind: 'jsonPath',
    label: 'JSON path',
    detail: 'value in the body',
    start: { kind: 'jsonPath', path: '$', test: 'exists', expected: '' },
  },
  { kind: 'schema', label: 'Schema', detail: 'of the body', start: { kind: 'schema', model: '', schema: '{}' } },
  { kind: 'body', label: 'Body', detail: 'as text', start: { kind: 'body', test: 'contains', expected: '' } },
  { kind: 'duration', label: 'Latency', detail: 'at most, in ms', start: { kind: 'duration', expected: '1000' } },
  {
    kind: 'phase',
    label: 'Phase',
    detail: 'reached or not',
    start: { kind: 'phase', phase: 'integration', test: 'reached' },
  },
  {
    kind: 'cause',
    label: 'Cause',
    detail: "the gateway's rule",
    start: { kind: 'cause', test: 'is', expected: 'authorizerDenied' },
  },
]

/** Words for the tests of each kind, in the order of the menu. */
export const testLabels = {
  header: [
    { value: 'equals', label: 'is' },
    { value: 'matches', label: 'matches' },
    { value: 'present', label: 'is present' },
    { value: 'absent', label: 'is absent' },
  ],
  jsonPath: [
    { value: 'equals', label: 'is' },
    { value: 'exists', label: 'exists' },
    { value: 'absent', label: 'is absent' },
    { value: 'type', label: 'is of type' },
    { value: 'matches', label: 'matches' },
    { value: 'count', label: 'has members' },
  ],
  body: [
    { value: 'contains', label: 'contains' },
    { value: 'equals', label: 'is' },
    { value: 'matches', label: 'matches' },
  ],
  phase: [
    { value: 'reached', label: 'is reached' },
    { value: 'notReached', label: 'is not reached' },
  ],
  cause: [
    { value: 'is', label: 'is' },
    { value: 'none', label: 'is none' },
  ],
} as const

/** Names of the phases that an assertion may name. */
export const assertedPhases: readonly string[] = restPhases
