import { monaco } from './monaco.ts'

/** The one theme name: it is defined again whenever the page's theme changes. */
export const themeName = 'gatewright'

const probe = () => {
  const element = document.createElement('span')
  element.hidden = true
  document.body.append(element)
  return element
}

function readColor(element: HTMLElement, role: string): string {
  element.style.color = `var(--color-${role})`
  const parts = getComputedStyle(element).color.match(/\d+(\.\d+)?/g) ?? []
  return parts
    .slice(0, 3)
    .map((part) => Math.round(Number(part)).toString(16).padStart(2, '0'))
    .join('')
}

function defineTheme() {
  const element = probe()
  const color = (role: string) => readColor(element, role)
  const hash = (role: string) => `#${color(role)}`
  const dark = getComputedStyle(document.documentElement).colorScheme === 'dark'
  monaco.editor.defineTheme(themeName, {
    base: dark ? 'vs-dark' : 'vs',
    inherit: true,
    rules: [
      { token: '', foreground: color('text') },
      { token: 'keyword', foreground: color('syn-dir') },
      { token: 'type', foreground: color('syn-ref') },
      { token: 'variable', foreground: color('syn-ref') },
      { token: 'key', foreground: color('syn-ref') },
      { token: 'string', foreground: color('syn-str') },
      { token: 'string.key.json', foreground: color('syn-ref') },
      { token: 'string.value.json', foreground: color('syn-str') },
      { token: 'string.yaml', foreground: color('syn-str') },
      { token: 'tag', foreground: color('syn-dir') },
      { token: 'attribute.name', foreground: color('syn-ref') },
      { token: 'number', foreground: color('syn-num') },
      { token: 'keyword.json', foreground: color('syn-num') },
      { token: 'comment', foreground: color('syn-com') },
      { token: 'delimiter', foreground: color('syn-com') },
    ],
    colors: {
      'editor.background': hash('surface'),
      'editor.foreground': hash('text'),
      'editorLineNumber.foreground': hash('text-3'),
      'editorLineNumber.activeForeground': hash('text-2'),
      'editor.lineHighlightBackground': hash('sunken'),
      'editor.lineHighlightBorder': hash('sunken'),
      'editor.selectionBackground': hash('prov-a'),
      'editorCursor.foreground': hash('accent'),
      'editorWidget.background': hash('raised'),
      'editorWidget.border': hash('line'),
      'editorSuggestWidget.selectedBackground': hash('accent-soft'),
      'editorSuggestWidget.selectedForeground': hash('text'),
      'editorHoverWidget.background': hash('raised'),
      'editorHoverWidget.border': hash('line'),
      'editorIndentGuide.background1': hash('line'),
      'editorError.foreground': hash('bad'),
      'editorWarning.foreground': hash('warn'),
      'editorInfo.foreground': hash('accent'),
      'scrollbarSlider.background': hash('line'),
      'input.background': hash('surface'),
      'input.border': hash('line-2'),
      focusBorder: hash('accent'),
    },
  })
  monaco.editor.setTheme(themeName)
  element.remove()
}

let watching = false

/** Gives all editors the page's colours, now and whenever the theme changes. */
export function followPageTheme() {
  defineTheme()
  if (watching) return
  watching = true
  new MutationObserver(defineTheme).observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['data-theme'],
  })
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', defineTheme)
}
