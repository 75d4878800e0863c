import './vtl.css'
import { monaco } from './monaco.ts'
import { type VtlToken, vtlTokens } from './vtl-tokens.ts'

monaco.languages.register({ id: 'vtl', extensions: ['.vtl', '.vm'], aliases: ['VTL', 'Velocity'] })
monaco.languages.setLanguageConfiguration('vtl', {
  brackets: [
    ['{', '}'],
    ['[', ']'],
    ['(', ')'],
  ],
  autoClosingPairs: [
    { open: '{', close: '}' },
    { open: '[', close: ']' },
    { open: '(', close: ')' },
    { open: '"', close: '"' },
    { open: "'", close: "'" },
  ],
  surroundingPairs: [
    { open: '{', close: '}' },
    { open: '[', close: ']' },
    { open: '(', close: ')' },
    { open: '"', close: '"' },
    { open: "'", close: "'" },
  ],
  comments: { lineComment: '##', blockComment: ['#*', '*#'] },
  wordPattern: /[A-Za-z_][\w-]*|\d+/,
})

/** Lines coloured beyond what is in sight, so that scrolling a little colours nothing anew. */
const margin = 80

/**
 * Colours a template by the language's own lexer, in the same turn as the keystroke. Only the lines around the view are
 * coloured, so that a template of any length stays quick.
 */
export function colourVtl(editor: monaco.editor.IStandaloneCodeEditor): monaco.IDisposable {
  const collection = editor.createDecorationsCollection()
  let tokens: VtlToken[] = []
  let from = 0
  let to = 0

  function colour() {
    const model = editor.getModel()
    if (model === null || model.getLanguageId() !== 'vtl') {
      collection.clear()
      return
    }
    const ranges = editor.getVisibleRanges()
    from = Math.max(1, (ranges[0]?.startLineNumber ?? 1) - margin)
    to = Math.min(model.getLineCount(), (ranges.at(-1)?.endLineNumber ?? 1) + margin)
    const first = model.getOffsetAt({ lineNumber: from, column: 1 })
    const last = model.getOffsetAt({ lineNumber: to, column: model.getLineMaxColumn(to) })
    collection.set(
      tokens.flatMap(({ kind, start, end }) =>
        end <= first || start >= last
          ? []
          : [
              {
                range: monaco.Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end)),
                options: { inlineClassName: `vtl-${kind}`, stickiness: 1 },
              },
            ],
      ),
    )
  }

  function lex() {
    const model = editor.getModel()
    tokens = model?.getLanguageId() === 'vtl' ? vtlTokens(model.getValue()) : []
    colour()
  }

  const subscriptions = [
    editor.onDidChangeModelContent(lex),
    editor.onDidChangeModelLanguage(lex),
    editor.onDidChangeModel(lex),
    editor.onDidScrollChange(() => {
      const ranges = editor.getVisibleRanges()
      const isOutside = (ranges[0]?.startLineNumber ?? 1) < from || (ranges.at(-1)?.endLineNumber ?? 1) > to
      if (isOutside || from === 0) colour()
    }),
    editor.onDidLayoutChange(colour),
  ]
  lex()
  return {
    dispose() {
      for (const subscription of subscriptions) subscription.dispose()
      collection.clear()
    },
  }
}
