import { toText } from '../../json/object.ts'
import type { RootExtension } from './root-extension.ts'

/** `x-amazon-apigateway-binary-media-types`: media types whose bodies are bytes. */
export const binaryMediaTypes: RootExtension = {
  name: 'x-amazon-apigateway-binary-media-types',
  read(value, api) {
    const given = Array.isArray(value) ? value : [value]
    // SAM writes the slash of a media type as ~1, as its own templates do.
    api.binaryMediaTypes = given
      .map(toText)
      .filter((type) => type !== undefined)
      .map((type) => type.replaceAll('~1', '/'))
  },
  write: (api) => (api.binaryMediaTypes.length === 0 ? undefined : api.binaryMediaTypes),
}
