'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '@/trpc/client'
import { Badge } from '@/ui/badge'
import { Button, IconButton } from '@/ui/button'
import { EmptyState } from '@/ui/empty-state'
import { KeyIcon, PlusIcon, TrashIcon } from '@/ui/icons'
import { Notice } from '@/ui/notice'
import { Divider, Pane } from '@/ui/split'
import { StackingSplit } from '../shell/stacking-split.tsx'
import { IdentitiesList } from './identities-list.tsx'
import { IdentitySettings } from './identity-settings.tsx'
import { NewIdentityDialog } from './new-identity-dialog.tsx'
import { PolicyPane } from './policy-pane.tsx'
import { useIdentities } from './use-identities.ts'

/** Users and roles that sign requests to methods with AWS_IAM: keys, policies, and how clients are given them. */
export function IdentitiesPage() {
  const trpc = useTRPC()
  const { identities, error, create, change, rotateKey, remove } = useIdentities()
  const scope = useQuery(trpc.iamIdentity.scope.queryOptions()).data
  const apis = useQuery(trpc.api.list.queryOptions()).data ?? []
  const [chosen, setChosen] = useState<string>()
  const [making, setMaking] = useState(false)
  const known = identities?.find(({ id }) => id === chosen) ?? identities?.[0]
  return (
    <>
      <h1 className="sr-only">IAM identities</h1>
      <StackingSplit
        id="iam"
        panes={known === undefined || scope === undefined ? ['list', 'identity'] : ['list', 'identity', 'policies']}
        height={1280}
      >
        {(isNarrow, direction) => (
          <>
            <Pane
              id="list"
              {...(isNarrow ? { defaultSize: 260, minSize: 120 } : { defaultSize: 232, minSize: 180 })}
              fixed
              className="flex flex-col bg-surface"
            >
              <IdentitiesList
                identities={identities ?? []}
                selected={known?.id}
                onSelect={setChosen}
                onNew={() => setMaking(true)}
              />
            </Pane>
            <Divider label="Size of the list of identities" direction={direction} />
            <Pane id="identity" minSize="30%" className="flex flex-col bg-surface">
              {error !== null && (
                <div className="p-4">
                  <Notice tone="bad" title="The identities cannot be read">
                    {error.message}
                  </Notice>
                </div>
              )}
              {identities?.length === 0 && (
                <EmptyState
                  icon={KeyIcon}
                  title="Nobody can sign yet"
                  action={
                    <Button variant="primary" icon={PlusIcon} onClick={() => setMaking(true)}>
                      New identity
                    </Button>
                  }
                >
                  A method with AWS_IAM takes requests that are signed with the access key of an identity it knows. Make
                  one here, and sign with curl, the AWS SDKs or the console.
                </EmptyState>
              )}
              {known !== undefined && scope !== undefined && (
                <>
                  <header className="flex h-10 flex-none items-center gap-2 border-line border-b px-4">
                    <h2 className="min-w-0 truncate font-medium font-mono text-[13px]">{known.identity.name}</h2>
                    <Badge>{known.identity.kind === 'USER' ? 'User' : 'Role'}</Badge>
                    {!known.identity.enabled && <Badge tone="warn">inactive</Badge>}
                    <span className="ml-auto">
                      <IconButton
                        label={`Delete ${known.identity.name}`}
                        icon={TrashIcon}
                        size={24}
                        onClick={() => remove(known)}
                      />
                    </span>
                  </header>
                  <div key={known.id} className="min-h-0 flex-1 overflow-auto">
                    <IdentitySettings
                      known={known}
                      scope={scope}
                      change={(edit) => change(known.id, edit)}
                      onRotate={() => rotateKey(known)}
                    />
                  </div>
                </>
              )}
            </Pane>
            {known !== undefined && scope !== undefined && (
              <>
                <Divider label="Size of the policies" direction={direction} />
                <Pane id="policies" minSize="30%" className="flex flex-col bg-surface">
                  <PolicyPane
                    key={known.id}
                    policies={known.identity.policies}
                    scope={scope}
                    apis={apis}
                    change={(edit) => change(known.id, edit)}
                  />
                </Pane>
              </>
            )}
          </>
        )}
      </StackingSplit>
      {making && (
        <NewIdentityDialog
          onClose={() => setMaking(false)}
          onCreate={async (input) => {
            const { id } = await create(input)
            setChosen(id)
            setMaking(false)
          }}
        />
      )}
    </>
  )
}
