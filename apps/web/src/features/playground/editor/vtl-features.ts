import { foldingRangesOf, formatTemplate, type OutlineItem, outlineOf, parseTemplate, type Span } from '@gatewright/vtl'
import type { editor, IDisposable, IRange, languages } from 'monaco-editor/editor'
import { type Completion, completeAt } from '../language/completions.ts'
import { directiveGroupAt } from '../language/directive-groups.ts'
import type { TemplateFacts } from '../language/facts.ts'
import type { Finding } from '../language/finding.ts'
import { hoverAt } from '../language/hover.ts'
import { definitionOf, refusalOfName, usesOf, variableAt } from '../language/rename.ts'

type Monaco = typeof import('monaco-editor/editor')

/** What the features of one template's editor work with. */
export type EditorFacts = { facts: TemplateFacts; findings: readonly Finding[] }

const known = new WeakMap<editor.ITextModel, () => EditorFacts>()
let isRegistered = false

/** Gives a template's model completion, hover, rename, folding, formatting and fixes; `read` yields the newest facts. */
export function attachVtlFeatures(monaco: Monaco, model: editor.ITextModel, read: () => EditorFacts): IDisposable {
  if (!isRegistered) {
    isRegistered = true
    register(monaco)
  }
  known.set(model, read)
  return { dispose: () => void known.delete(model) }
}

/** The place of a span in a model. */
export function rangeOf(model: editor.ITextModel, { start, end }: Span): IRange {
  const from = model.getPositionAt(start)
  const to = model.getPositionAt(end)
  return {
    startLineNumber: from.lineNumber,
    startColumn: from.column,
    endLineNumber: to.lineNumber,
    endColumn: to.column,
  }
}

function register(monaco: Monaco) {
  const { languages: all } = monaco
  all.registerCompletionItemProvider('vtl', {
    triggerCharacters: ['$', '#', '.', "'", '"', '['],
    provideCompletionItems(model, position) {
      const facts = known.get(model)?.().facts
      if (facts === undefined) return { suggestions: [] }
      const found = completeAt(model.getValue(), model.getOffsetAt(position), facts)
      return { suggestions: found.map((completion, index) => toItem(monaco, model, completion, index)) }
    },
  })
  all.registerHoverProvider('vtl', {
    provideHover(model, position) {
      const facts = known.get(model)?.().facts
      const hover = facts && hoverAt(model.getValue(), model.getOffsetAt(position), facts)
      if (hover === undefined) return null
      return {
        range: rangeOf(model, hover),
        contents: [`\`${hover.title}\``, ...hover.paragraphs].map((value) => ({ value })),
      }
    },
  })
  all.registerDefinitionProvider('vtl', {
    provideDefinition(model, position) {
      const { ast } = parseTemplate(model.getValue())
      const variable = variableAt(ast, model.getOffsetAt(position))
      const definition = variable && definitionOf(ast, variable.name)
      return definition === undefined ? null : { uri: model.uri, range: rangeOf(model, definition) }
    },
  })
  all.registerRenameProvider('vtl', {
    resolveRenameLocation(model, position) {
      const variable = variableAt(parseTemplate(model.getValue()).ast, model.getOffsetAt(position))
      const nowhere = { startLineNumber: 1, startColumn: 1, endLineNumber: 1, endColumn: 1 }
      return variable === undefined
        ? { range: nowhere, text: '', rejectReason: 'Only variables can be renamed.' }
        : { range: rangeOf(model, variable.span), text: variable.name }
    },
    provideRenameEdits(model, position, newName) {
      const { ast } = parseTemplate(model.getValue())
      const variable = variableAt(ast, model.getOffsetAt(position))
      if (variable === undefined) return { edits: [], rejectReason: 'Only variables can be renamed.' }
      const name = newName.replace(/^\$/, '')
      const refusal = refusalOfName(ast, variable.name, name)
      if (refusal !== undefined) return { edits: [], rejectReason: refusal }
      const edits = usesOf(ast, variable.name).map((span) => ({
        resource: model.uri,
        versionId: model.getVersionId(),
        textEdit: { range: rangeOf(model, span), text: name },
      }))
      return { edits }
    },
  })
  all.registerDocumentHighlightProvider('vtl', {
    provideDocumentHighlights(model, position) {
      const source = model.getValue()
      const offset = model.getOffsetAt(position)
      const group = directiveGroupAt(source, offset)
      if (group !== undefined) return group.map((span) => ({ range: rangeOf(model, span) }))
      const { ast } = parseTemplate(source)
      const variable = variableAt(ast, offset)
      return variable === undefined ? [] : usesOf(ast, variable.name).map((span) => ({ range: rangeOf(model, span) }))
    },
  })
  all.registerFoldingRangeProvider('vtl', {
    provideFoldingRanges(model) {
      return foldingRangesOf(parseTemplate(model.getValue()).ast).map(({ startLine, endLine, kind }) => ({
        start: startLine,
        end: endLine,
        ...(kind === 'comment' ? { kind: all.FoldingRangeKind.Comment } : {}),
      }))
    },
  })
  all.registerDocumentSymbolProvider('vtl', {
    displayName: 'Directives',
    provideDocumentSymbols: (model) =>
      outlineOf(parseTemplate(model.getValue()).ast).map((item) => toSymbol(monaco, model, item)),
  })
  all.registerDocumentFormattingEditProvider('vtl', {
    displayName: 'Blanks in directives',
    provideDocumentFormattingEdits(model) {
      const source = model.getValue()
      const text = formatTemplate(source)
      return text === source ? [] : [{ range: model.getFullModelRange(), text }]
    },
  })
  all.registerCodeActionProvider('vtl', {
    provideCodeActions(model, range) {
      const from = model.getOffsetAt({ lineNumber: range.startLineNumber, column: range.startColumn })
      const to = model.getOffsetAt({ lineNumber: range.endLineNumber, column: range.endColumn })
      const findings = known.get(model)?.().findings ?? []
      const actions = findings.flatMap(({ start, end, fix }): languages.CodeAction[] =>
        fix === undefined || start > to || end < from
          ? []
          : [
              {
                title: fix.title,
                kind: 'quickfix',
                edit: {
                  edits: fix.edits.map((edit) => ({
                    resource: model.uri,
                    versionId: model.getVersionId(),
                    textEdit: { range: rangeOf(model, edit), text: edit.text },
                  })),
                },
              },
            ],
      )
      return { actions, dispose: () => undefined }
    },
  })
}

function toItem(
  monaco: Monaco,
  model: editor.ITextModel,
  completion: Completion,
  index: number,
): languages.CompletionItem {
  const { CompletionItemInsertTextRule, CompletionItemKind } = monaco.languages
  const kinds = {
    variable: CompletionItemKind.Variable,
    method: CompletionItemKind.Method,
    property: CompletionItemKind.Property,
    directive: CompletionItemKind.Keyword,
    path: CompletionItemKind.Field,
  }
  return {
    label: completion.label,
    kind: kinds[completion.kind],
    insertText: completion.insert,
    detail: completion.detail,
    documentation: { value: completion.documentation },
    sortText: String(index).padStart(4, '0'),
    range: rangeOf(model, completion),
    ...(completion.isSnippet ? { insertTextRules: CompletionItemInsertTextRule.InsertAsSnippet } : {}),
  }
}

function toSymbol(monaco: Monaco, model: editor.ITextModel, item: OutlineItem): languages.DocumentSymbol {
  const { SymbolKind } = monaco.languages
  const range = rangeOf(model, item.span)
  return {
    name: item.label,
    detail: '',
    kind: item.kind === 'set' ? SymbolKind.Variable : item.kind === 'foreach' ? SymbolKind.Array : SymbolKind.Boolean,
    tags: [],
    range,
    selectionRange: range,
    children: item.children.map((child) => toSymbol(monaco, model, child)),
  }
}
