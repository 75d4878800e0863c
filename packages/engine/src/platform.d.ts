/** The few web globals that the pure packages may use: they exist in browsers, workers and Node alike. */
declare class URL {
  constructor(url: string, base?: string)
  href: string
  protocol: string
  host: string
  hostname: string
  port: string
  pathname: string
  search: string
  hash: string
}
declare class TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean })
  decode(input?: Uint8Array): string
}
declare function atob(data: string): string
declare function btoa(data: string): string
interface String {
  /** ES2024; in all supported browsers and Node 20 */
  toWellFormed(): string
}
interface StreamReader {
  read(): Promise<{ done: boolean; value?: Uint8Array }>
  cancel(): Promise<void>
}
interface StreamWriter {
  write(chunk: Uint8Array): Promise<void>
  close(): Promise<void>
}
interface TransformPair {
  readonly readable: { getReader(): StreamReader }
  readonly writable: { getWriter(): StreamWriter }
}
declare var CompressionStream: { new (format: 'gzip' | 'deflate'): TransformPair }
declare var DecompressionStream: { new (format: 'gzip' | 'deflate'): TransformPair }
interface SubtleKey {
  readonly type: string
}
declare const crypto: {
  readonly subtle: {
    digest(algorithm: 'SHA-256', data: Uint8Array): Promise<ArrayBuffer>
    importKey(
      format: 'raw',
      key: Uint8Array,
      algorithm: { name: 'HMAC'; hash: 'SHA-256' },
      extractable: false,
      usages: ['sign'],
    ): Promise<SubtleKey>
    sign(algorithm: 'HMAC', key: SubtleKey, data: Uint8Array): Promise<ArrayBuffer>
  }
}
