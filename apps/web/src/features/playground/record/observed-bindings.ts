import { mappingBindings } from '@gatewright/engine/template'
import { fromJson, type HostObject, JavaMap, type JavaValue } from '@gatewright/vtl'
import type { TemplateSample } from '../preview-protocol.ts'

/** The variables of the service, with override maps as the gateway makes them beforehand. */
export function observedBindings(sample: TemplateSample): Map<string, JavaValue> {
  const context = fromJson(withOverrideMaps(sample.context), { maps: 'nothing' })
  return mappingBindings(sample, context instanceof JavaMap ? context : new JavaMap('nothing'))
}

function withOverrideMaps(context: TemplateSample['context']): TemplateSample['context'] {
  return {
    requestOverride: { path: {}, header: {}, querystring: {} },
    responseOverride: { header: {} },
    ...context,
  }
}

/** Whether a value is an object of the host, like `$input`. */
export function isHost(value: JavaValue | undefined): value is HostObject {
  return typeof value === 'object' && value !== null && 'hostName' in value
}
