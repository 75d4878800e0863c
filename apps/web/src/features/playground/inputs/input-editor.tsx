'use client'

import type { InputPart } from '@gatewright/engine/template'
import type { editor } from 'monaco-editor/editor'
import { useEffect, useMemo, useRef, useState } from 'react'
import { CodeEditor } from '@/ui/code-editor'
import { placeInWindow } from '../editor/template-editor.tsx'
import { rangeOf } from '../editor/vtl-features.ts'
import { findPlace, type JsonPlace, jsonPlaces, placeAt } from '../language/json-places.ts'
import type { Recording } from '../record/recording.ts'

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
  /** Whose values that reach no output are dimmed; without it nothing is. */
  recording: Recording | undefined
  onPoint: (ref: InputPart | undefined) => void
  onPick: (ref: InputPart | undefined) => void
  onReady?: (handle: BodyHandle | undefined) => void
}

/** The body, or `$context`: values that belong to what is picked are lit, those that reach no output are dim; pointing at one shows what it reached. */
export function InputEditor({
  label,
  input,
  value,
  onChange,
  lit,
  recording,
  onPoint,
  onPick,
  onReady,
}: InputEditorProps) {
  const [instance, setInstance] = useState<editor.IStandaloneCodeEditor>()
  const root = useMemo(() => jsonPlaces(value), [value])
  const newest = useRef({ root, onPoint, onPick, onReady })
  newest.current = { root, onPoint, onPick, onReady }
  const collection = useRef<editor.IEditorDecorationsCollection>(undefined)

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

  useEffect(() => {
    const model = instance?.getModel()
    if (instance === undefined || model == null) return
    collection.current ??= instance.createDecorationsCollection()
    const at = (place: JsonPlace, inlineClassName: string) => ({
      range: rangeOf(model, place),
      options: { inlineClassName },
    })
    const litPlaces =
      root === undefined ? [] : lit.flatMap((ref) => (ref.input === input ? (findPlace(root, ref.path) ?? []) : []))
    const unused = root === undefined || recording === undefined ? [] : unusedPlaces(root, recording)
    collection.current.set([
      ...unused.map((place) => at(place, 'bench-unused')),
      ...litPlaces.map((place) => at(place, 'bench-lit')),
    ])
  }, [instance, input, root, lit, recording])

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

/** The innermost values that no output came from; nothing at all when none did, for then everything would be dim. */
function unusedPlaces(root: JsonPlace, { segments }: Recording): JsonPlace[] {
  const reached = new Set<string>()
  for (const { inputs } of segments) for (const { input, path } of inputs) if (input === 'body') reached.add(path)
  if (reached.size === 0) return []
  const unused: JsonPlace[] = []
  const visit = (place: JsonPlace): void => {
    if (reached.has(place.path)) return
    if (place.members.length === 0) unused.push(place)
    else for (const member of place.members) visit(member)
  }
  visit(root)
  return unused.length > mostDimmed ? [] : unused
}
