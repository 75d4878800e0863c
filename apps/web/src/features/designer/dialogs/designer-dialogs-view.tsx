'use client'

import type { ReactNode } from 'react'
import { type DesignerDialog, designerDialogs, useDesignerDialog } from '../designer-dialogs.ts'
import { BackendMenu } from './backend-menu.tsx'
import { EnableCorsDialog } from './enable-cors-dialog.tsx'
import { HandlerDialog } from './handler-dialog.tsx'
import { NewAuthorizerDialog } from './new-authorizer-dialog.tsx'
import { NewAwsServiceDialog, NewFunctionDialog, NewHttpEndpointDialog } from './new-backend-dialogs.tsx'
import { NewResource } from './new-resource.tsx'

/** Shows the dialog or small editor that the designer asked for. */
export function DesignerDialogs() {
  const dialog = useDesignerDialog()
  return dialog === undefined ? null : view(dialog, designerDialogs.close)
}

function view(dialog: DesignerDialog, onClose: () => void): ReactNode {
  switch (dialog.type) {
    case 'newResource':
      return <NewResource key={dialog.parentId} parentId={dialog.parentId} at={dialog.at} onClose={onClose} />
    case 'newFunction':
      return <NewFunctionDialog place={dialog.place} onClose={onClose} />
    case 'newHttpEndpoint':
      return <NewHttpEndpointDialog place={dialog.place} onClose={onClose} />
    case 'newAwsService':
      return <NewAwsServiceDialog place={dialog.place} onClose={onClose} />
    case 'newAuthorizer':
      return <NewAuthorizerDialog onClose={onClose} />
    case 'handler':
      return <HandlerDialog functionName={dialog.functionName} onClose={onClose} />
    case 'backendMenu':
      return <BackendMenu place={dialog.place} at={dialog.at} onClose={onClose} />
    case 'enableCors':
      return <EnableCorsDialog resourceId={dialog.resourceId} onClose={onClose} />
  }
}
