import type { InvocationMode } from '@gatewright/db'

/** How a request was answered, in a word. `Changed`: in a simulation of which somebody changed values by hand. */
export const modeLabels: Readonly<Record<InvocationMode, string>> = {
  live: 'Live',
  simulated: 'Simulated',
  changed: 'Changed',
}
