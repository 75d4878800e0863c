/** The members of the Emscripten module that are replaced. */
export type TextModule = {
  lengthBytesUTF8(text: string): number
  stringToUTF8(text: string, pointer: number, size: number): unknown
  UTF8ToString(pointer: number): string
}
export class TextTooLarge extends Error {}
export function useFastText(module: TextModule, memory: { readonly buffer: ArrayBuffer }): void
