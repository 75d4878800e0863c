import { transform } from 'sucrase'

const moduleWord = /(^|[^.\w$])(import|export|await)\b/

/**
 * JavaScript of the handler's source: types are taken out of TypeScript, lines keep their numbers.
 * @param {string} source
 * @param {'javascript' | 'typescript'} language
 * @returns {string}
 * @throws SyntaxError for TypeScript that cannot be parsed
 */
export const toJavaScript = (source, language) => {
  const text = source.startsWith('#!') ? `//${source}` : source
  if (language === 'javascript') return text
  try {
    return transform(text, {
      transforms: ['typescript'],
      disableESTransforms: true,
      preserveDynamicImport: true,
      filePath: 'index.ts',
    }).code
  } catch (error) {
    throw new SyntaxError(String(error instanceof Error ? error.message : error).replace('Error transforming ', ''))
  }
}

/** What stands before and after the source of a CommonJS module; on the first line, so that lines keep their numbers. */
export const commonJsWrapper = ['(function (exports, require, module, __filename, __dirname) {', '\n})']

/** Whether the source may be an ES module: only then is it worth a second try after it failed as CommonJS. */
export const mayBeModule = (source) => moduleWord.test(source)
