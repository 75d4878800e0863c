/** A place where a template is written down as a string. */
export type TemplateFormat = 'openapi' | 'sam' | 'cdk' | 'json'

/** A template with what it hangs on. */
export type NamedTemplate = { template: string; contentType: string; direction: 'request' | 'response' }

/** A template as the other formats want it, escaped for there. Reading it back gives the same characters. */
export function templateString(format: TemplateFormat, { template, contentType, direction }: NamedTemplate): string {
  const member = direction === 'request' ? 'requestTemplates' : 'responseTemplates'
  switch (format) {
    case 'json':
      return JSON.stringify(template)
    case 'openapi':
      return `"${member}": ${JSON.stringify({ [contentType]: template }, null, 2)}`
    case 'sam':
      return `${member}:\n  ${yamlKey(contentType)}: ${yamlText(template, '    ')}`
    case 'cdk':
      return `${member}: {\n  ${typeScriptText(contentType)}: ${templateLiteral(template)},\n},`
  }
}

function yamlKey(text: string): string {
  return /^[A-Za-z][\w./+-]*$/.test(text) ? text : JSON.stringify(text)
}

/** A block of lines where YAML keeps every character of it, otherwise a quoted text. */
function yamlText(text: string, indent: string): string {
  const lines = text.split('\n')
  const isBlock =
    lines.length > 1 &&
    !/[^\n\t\x20-\x7e\xa0-\ud7ff\ue000-\ufefe]/.test(text) &&
    lines.some((line) => line.trim() !== '')
  if (!isBlock) return JSON.stringify(text)
  const ends = /\n*$/.exec(text)?.[0].length ?? 0
  const chomp = ends === 0 ? '-' : ends === 1 ? '' : '+'
  // A first line that begins with a blank would be taken for the indentation.
  const hint = /^\s/.test(text) ? '2' : ''
  const shown = ends === 0 ? lines : lines.slice(0, -1)
  return `|${hint}${chomp}\n${shown.map((line) => (line === '' ? '' : indent + line)).join('\n')}${ends > 0 ? '\n' : ''}`
}

function typeScriptText(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}

function templateLiteral(text: string): string {
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll('`', '\\`')
    .replaceAll('${', '\\${')
    // A template literal turns CR LF into LF.
    .replaceAll('\r', '\\r')
  return `\`${escaped}\``
}
