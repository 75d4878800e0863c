import type { Json } from '@gatewright/definition'
import { textAt } from '../json/object.ts'

/** What tells the parameters of an operation apart: `<in>.<name>`. */
export function parameterId(parameter: Json): string {
  return `${textAt(parameter, 'in') ?? ''}.${textAt(parameter, 'name') ?? ''}`
}
