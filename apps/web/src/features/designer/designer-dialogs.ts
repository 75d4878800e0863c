import type { MethodPlace } from '@gatewright/definition/edit'
import { createStore, useStore } from '../shell/store.ts'

/** The dialogs and small editors of the designer. `place`: the method whose integration is being drawn. `at`: window pixels. */
export type DesignerDialog =
  | { type: 'newResource'; parentId: string | undefined; at: { x: number; y: number } }
  | { type: 'newFunction'; place?: MethodPlace }
  | { type: 'newHttpEndpoint'; place?: MethodPlace }
  | { type: 'newAwsService'; place?: MethodPlace }
  | { type: 'newAuthorizer' }
  | { type: 'handler'; functionName: string }
  | { type: 'backendMenu'; place: MethodPlace; at: { x: number; y: number } }
  | { type: 'enableCors'; resourceId: string }

const shown = createStore<DesignerDialog | undefined>(undefined)

export const designerDialogs = {
  open: (dialog: DesignerDialog) => shown.set(dialog),
  close: () => shown.set(undefined),
}

/** Which of the designer's dialogs is open. */
export const useDesignerDialog = () => useStore(shown)
