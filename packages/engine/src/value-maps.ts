import { allValues, lastValues, type QueryList } from './query-string.ts'
import { quote } from './quote.ts'

/** Above it comparing each name with each takes longer than a map. */
const fewNames = 32

/** JSON of {@link lastValues} and of {@link allValues} of a list, the same bytes without the maps. */
export function valueMapsText(list: QueryList): { readonly last: string; readonly all: string } {
  if (!isEasy(list)) return { last: JSON.stringify(lastValues(list)), all: JSON.stringify(allValues(list)) }
  let last = ''
  let all = ''
  for (const [name, value] of list) {
    const member = `${last === '' ? '' : ','}${quote(name)}:`
    const text = quote(value)
    last += member + text
    all += `${member}[${text}]`
  }
  return { last: `{${last}}`, all: `{${all}}` }
}

/** Names that are all different, and of which none is an index, which a map would put first. */
function isEasy(list: QueryList): boolean {
  if (list.length > fewNames) return false
  for (let at = 0; at < list.length; at += 1) {
    const name = list[at]?.[0] ?? ''
    const first = name.charCodeAt(0)
    if (first >= 48 && first <= 57) return false
    for (let other = 0; other < at; other += 1) if (list[other]?.[0] === name) return false
  }
  return true
}
