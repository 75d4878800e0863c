import { type AnyVector, failed, type Verdict } from '../vector.ts'

export async function runTemplateVector(_vector: AnyVector): Promise<Verdict> {
  return failed('not implemented', 'templates are not implemented')
}
