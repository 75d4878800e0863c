'use client'

import { Dialog } from '@/ui/dialog'
import { Keys } from '@/ui/keys'
import { designerCommands } from '../designer/commands.ts'
import { playgroundShortcuts } from '../playground/shortcuts.ts'
import { usePalette } from './palette-state.ts'

const names: Record<string, string> = {
  undo: 'Undo',
  redo: 'Redo',
  delete: 'Delete what is selected',
  duplicate: 'Duplicate the selected method',
}

const groups: readonly { title: string; lines: readonly (readonly [keys: string, text: string])[] }[] = [
  {
    title: 'Everywhere',
    lines: [
      ['Ctrl K', 'Search or run a command'],
      ['?', 'This list'],
    ],
  },
  {
    title: 'Design',
    lines: [
      ...designerCommands.flatMap(({ id, shortcut }) =>
        shortcut === undefined ? [] : [[shortcut, names[id] ?? id] as const],
      ),
      ['R', 'Add a resource'],
      ['/', 'Filter the resource tree'],
      ['↑ ↓', 'Move in the tree'],
      ['← →', 'Close or open a resource'],
      ['Enter', 'Open the method view'],
      ['F2', 'Rename'],
      ['Esc', 'Select nothing'],
    ],
  },
  {
    title: 'Console',
    lines: [
      ['Ctrl Enter', 'Send the request'],
      ['Alt ← →', 'Move the tab of a request'],
      ['Delete', 'Close the tab of a request'],
      ['Ctrl S', 'Save the request'],
      ['Ctrl Shift S', 'Save it under another name'],
    ],
  },
  {
    title: 'Saved requests',
    lines: [
      ['Alt ↑ ↓', 'Move a request or folder'],
      ['Alt ← →', 'Move it out of a folder, or into the one above'],
      ['Ctrl D', 'Duplicate it'],
      ['Delete', 'Delete it'],
    ],
  },
  { title: 'Templates', lines: playgroundShortcuts },
]

/** The keyboard shortcuts; Ctrl stands for Cmd on a Mac. */
export function ShortcutsDialog() {
  const { shortcutsOpen, close } = usePalette()
  return (
    <Dialog open={shortcutsOpen} onClose={close} title="Keyboard shortcuts" width={520}>
      <div className="grid gap-4 px-5 pb-5">
        {groups.map(({ title, lines }) => (
          <section key={title} aria-label={title}>
            <h3 className="pb-1 font-semibold text-caption text-text-3">{title}</h3>
            <dl>
              {lines.map(([keys, text]) => (
                <div key={keys} className="flex h-7 items-center justify-between text-dense">
                  <dt>{text}</dt>
                  <dd>
                    <Keys keys={keys} joined={false} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <p className="text-small text-text-3">On a Mac, Ctrl is ⌘.</p>
      </div>
    </Dialog>
  )
}
