/** The keys of the playground and of templates in the method view. */
export const playgroundShortcuts: readonly (readonly [keys: string, text: string])[] = [
  ['F8', 'Run to the next breakpoint'],
  ['Shift F8', 'Back to the breakpoint before'],
  ['F10', 'Step over'],
  ['F11', 'Step into'],
  ['Shift F11', 'Step back'],
  ['Ctrl F10', 'Run to the cursor'],
  ['Shift F5', 'Stop stepping'],
  ['F9', 'Breakpoint on this line'],
  ['Shift F9', 'Condition of the breakpoint'],
  ['Alt W', 'Show what this place printed'],
  ['Ctrl Space', 'Complete'],
  ['Ctrl .', 'Fix'],
  ['F12', 'Go to the #set of a variable'],
  ['Shift Alt F', 'Format'],
]
