import { createStore, useStore } from './store.ts'

/** The dialogs that the top bar opens over any page of an API. */
export type ShellDialog = 'deploy' | 'share' | 'export'

const shown = createStore<ShellDialog | undefined>(undefined)

/** Opens one of the shell's dialogs; `close` ends it. The components stand in `api-dialogs.tsx`. */
export const shellDialogs = {
  open: (dialog: ShellDialog) => shown.set(dialog),
  close: () => shown.set(undefined),
}

/** Which of the shell's dialogs is open. */
export function useShellDialog(): ShellDialog | undefined {
  return useStore(shown)
}
