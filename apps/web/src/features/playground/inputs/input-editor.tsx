'use client'

import type { InputPart } from '@gatewright/engine/template'
import type { editor } from 'monaco-editor/editor'
import { useEffect, useMemo, useRef, useState } from 'react'
import { CodeEditor } from '@/ui/code-editor'
import { placeInWindow } from '../editor/template-editor.tsx'
import { rangeOf } from '../editor/vtl-features.ts'
import { findPlace, type JsonPlace, jsonPlaces, placeAt } from '../language/json-places.ts'

/** Values that are dimmed at most: a body of many thousands is drawn as it is. */
const mostDimmed = 2000

/** Where a part of the body is in the window, for lines that lead there. */
export type BodyHandle = {
  placeOf: (path: string) => { left: number; right: number; top: number; bottom: number } | undefined
}

type InputEditorProps = {
  label: string
  input: 'body' | 'context'
  value: string
  onChange: (value: string) => void
  lit: readonly InputPart[]
  /** The parts of the input that were used: other values are dimmed; without it none is. */
  used: readonly InputPart[] | undefined
  onPoint: (ref: InputPart | undefined) => void
  onPick: (ref: InputPart | undefined) => void
  onReady?: (handle: BodyHandle | undefined) => void
}

/** The body, or `$context`: values that belong to what is picked are lit, those that were not used are dim; pointing at one shows what it reached. */
export function InputEditor({ label, input, value, onChange, lit, used, onPoint, onPick, onReady }: InputEditorProps) {
  const [instance, setInstance] = useState<editor.IStandaloneCodeEditor>()
  const root = useMemo(() => jsonPlaces(value), [value])
  const newest = useRef({ root, onPoint, onPick, onReady })
  newest.current = { root, onPoint, onPick, onReady }

  useEffect(() => {
    if (instance === undefined) return
    const refAt = (position: { lineNumber: number; column: number } | null): InputPart | undefined => {
      const model = instance.getModel()
      const { root: places } = newest.current
      if (position === null || model === null || places === undefined) return undefined
      const place = placeAt(places, model.getOffsetAt(position))
      return place === undefined || place.members.length > 0 ? undefined : { input, path: place.path }
    }
    const subscriptions = [
      instance.onMouseMove(({ target }) => newest.current.onPoint(refAt(target.position))),
      instance.onMouseLeave(() => newest.current.onPoint(undefined)),
      instance.onMouseDown(({ target }) => newest.current.onPick(refAt(target.position))),
      instance.onDidChangeCursorPosition(({ position, reason }) => {
        // 3: by the keyboard or the mouse, not by an edit
        if (reason === 3) newest.current.onPick(refAt(position))
      }),
    ]
    newest.current.onReady?.({
      placeOf: (path) => {
        const { root: places } = newest.current
        const place = places && findPlace(places, path)
        const from = place && placeInWindow(instance, place.start)
        const to = place && placeInWindow(instance, place.end)
        return from === undefined || to === undefined ? undefined : { ...from, right: to.left, bottom: to.bottom }
      },
    })
    return () => {
      for (const subscription of subscriptions) subscription.dispose()
      newest.current.onReady?.(undefined)
    }
  }, [instance, input])

  const unused = useMemo(
    () => (root === undefined || used === undefined ? [] : unusedPlaces(root, input, used)),
    [root, input, used],
  )
  useDecorations(instance, unused, 'bench-unused')
  const litPlaces = useMemo(
    () =>
      root === undefined ? [] : lit.flatMap((part) => (part.input === input ? (findPlace(root, part.path) ?? []) : [])),
    [root, lit, input],
  )
  useDecorations(instance, litPlaces, 'bench-lit')

  return (
    <CodeEditor
      ariaLabel={label}
      language={/^\s*[{[]/.test(value) ? 'json' : 'plaintext'}
      value={value}
      onChange={onChange}
      options={{ hover: { enabled: 'off' }, folding: false, lineDecorationsWidth: 16 }}
      onMount={setInstance}
    />
  )
}

function useDecorations(
  instance: editor.IStandaloneCodeEditor | undefined,
  places: readonly JsonPlace[],
  inlineClassName: string,
) {
  const collection = useRef<editor.IEditorDecorationsCollection>(undefined)
  useEffect(() => {
    const model = instance?.getModel()
    if (instance === undefined || model == null) return
    collection.current ??= instance.createDecorationsCollection()
    collection.current.set(places.map((place) => ({ range: rangeOf(model, place), options: { inlineClassName } })))
  }, [instance, places, inlineClassName])
}

/** The innermost values that were not used; nothing at all when no input was, for then everything would be dim. */
function unusedPlaces(root: JsonPlace, input: 'body' | 'context', used: readonly InputPart[]): JsonPlace[] {
  if (used.length === 0) return []
  const reached = new Set(used.flatMap((part) => (part.input === input ? [part.path] : [])))
  const unused: JsonPlace[] = []
  const visit = (place: JsonPlace): void => {
    if (reached.has(place.path)) return
    if (place.members.length === 0) unused.push(place)
    else for (const member of place.members) visit(member)
  }
  visit(root)
  return unused.length > mostDimmed ? [] : unused
}
