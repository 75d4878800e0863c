import { expect, it } from 'vitest'
import { withArticle } from './with-article.ts'

it.each([
  ['GET', 'a GET'],
  ['PUT', 'a PUT'],
  ['POST', 'a POST'],
  ['HEAD', 'a HEAD'],
  ['PATCH', 'a PATCH'],
  ['DELETE', 'a DELETE'],
  ['OPTIONS', 'an OPTIONS'],
  ['ANY', 'an ANY'],
])('%s reads "%s"', (verb, text) => {
  expect(withArticle(verb)).toBe(text)
})
