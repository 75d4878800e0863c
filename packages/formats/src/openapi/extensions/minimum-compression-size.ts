import type { RootExtension } from './root-extension.ts'

/** `x-amazon-apigateway-minimum-compression-size`: bytes from which bodies are compressed, 0 to 10485760. */
export const minimumCompressionSize: RootExtension = {
  name: 'x-amazon-apigateway-minimum-compression-size',
  read(value, api, pointer, context) {
    const bytes = typeof value === 'number' ? value : Number(value === '' ? Number.NaN : value)
    if (Number.isInteger(bytes) && bytes >= 0 && bytes <= 10_485_760) api.minimumCompressionSize = bytes
    else
      context.note({
        kind: 'not-understood',
        title: `Minimum compression size ${JSON.stringify(value)}`,
        effect: 'A number of bytes from 0 to 10485760 is needed; nothing is compressed',
        pointer,
        path: ['minimumCompressionSize'],
      })
  },
  write: (api) => api.minimumCompressionSize,
}
