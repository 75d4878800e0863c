// each quantifier has an end, so that a long text costs its length times a constant
/**
 * Stand-ins for the service's detectors, whose own rules are not published: they know the common forms of an attack, and are
 * not meant to protect anything.
 */
const sqlInjection = [
  /['"`)]\s{0,20}(?:or|and|\|\||&&)\s{0,20}['"`(]?[\w'"`]{1,64}\s{0,20}(?:=|<|>|\blike\b|\bin\b|\bis\b)/i,
  /\b(?:or|and)\s{1,20}(\d{1,20})\s{0,20}=\s{0,20}\1\b/i,
  /\bunion\b(?:\s|\/\*.{0,50}?\*\/){1,20}(?:all\s{1,20}|distinct\s{1,20})?select\b/i,
  /;\s{0,20}(?:drop|delete|insert|update|alter|create|truncate|exec|shutdown)\b/i,
  /\b(?:sleep|benchmark|pg_sleep|waitfor\s{1,20}delay|load_file|extractvalue|updatexml)\s{0,20}[('"]/i,
  /['"`]\s{0,20}(?:--|#|\/\*)/,
  /\bselect\b[^;]{1,200}\bfrom\s{1,20}(?:information_schema|mysql|pg_catalog|sysobjects|users)\b/i,
]

const scripting = [
  /<\s{0,20}\/?\s{0,20}(?:script|iframe|object|embed|applet|meta|svg|base)\b/i,
  /<[^>]{0,200}\son[a-z]{3,20}\s{0,20}=/i,
  /\bj\s?a\s?v\s?a\s?s\s?c\s?r\s?i\s?p\s?t\s?:/i,
  /\bvbscript\s?:/i,
  /<\s{0,20}img\b[^>]{0,200}\bsrc\s{0,20}=\s{0,20}['"]?\s{0,20}(?:javascript|data):/i,
]

/** Whether a text looks like an SQL injection. */
export function looksLikeSqlInjection(text: string): boolean {
  return sqlInjection.some((pattern) => pattern.test(text))
}

/** Whether a text looks like cross-site scripting. */
export function looksLikeScripting(text: string): boolean {
  return scripting.some((pattern) => pattern.test(text))
}
