import { createStore, useStore } from '../shell/store.ts'

const state = createStore<{ open: 'commands' | 'shortcuts' | undefined }>({ open: undefined })

/** Which of the two overlays of the keyboard is open: the command palette or the list of shortcuts. */
export function usePalette() {
  const { open } = useStore(state)
  return {
    isOpen: open === 'commands',
    shortcutsOpen: open === 'shortcuts',
    open: () => state.set({ open: 'commands' }),
    openShortcuts: () => state.set({ open: 'shortcuts' }),
    close: () => state.set({ open: undefined }),
  }
}
