'use client'

import { type CommandContext, type DesignerCommand, designerCommand } from './commands.ts'
import { useDesignState, useOpenApi } from './design-context.tsx'
import { useSelection } from './selection.ts'

/** What commands look at, as it is now. */
export function useCommandContext(): CommandContext {
  const { store } = useOpenApi()
  const { design } = useDesignState()
  const selection = useSelection()
  return { store, design, selection }
}

/** A command, whether it can be done now, and doing it. */
export function useCommand(id: string): { command: DesignerCommand; refusal: string | undefined; run: () => void } {
  const context = useCommandContext()
  const command = designerCommand(id)
  return { command, refusal: command.refusal(context), run: () => command.run(context) }
}
