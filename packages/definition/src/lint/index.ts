export { lint } from './lint.ts'
export type { Fix, Problem, Severity } from './problem.ts'
export type { Rule, Surroundings } from './rule.ts'
export { restRules } from './rules.ts'
