'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useTRPC } from '@/trpc/client'
import { copyText } from '@/ui/copy-text'
import type { MenuItem } from '@/ui/menu'
import { showToast } from '@/ui/toast'
import { useOpenApi } from '../designer/design-context.tsx'
import { usePutVariables } from '../saved-request/use-variables.ts'
import type { ConsoleRequest, Target } from './console-request.ts'
import { type CopiedRequest, copiedBody } from './copy/copied-request.ts'
import { toCurl } from './copy/to-curl.ts'
import { toFetch } from './copy/to-fetch.ts'
import { toPython } from './copy/to-python.ts'
import { toTestInvoke } from './copy/to-test-invoke.ts'
import { forgedToken, type WireFacts, wireRequest } from './wire-request.ts'

export type CopyFacts = {
  request: ConsoleRequest
  target: Target | undefined
  wireFacts: WireFacts
  /** invoke URL of the stage that the request goes to, or of another one */
  invokeUrl: string
  stageVariables: { readonly [name: string]: string }
}

/** The forms in which a request can be copied, as items of a menu. Tokens are forged and variables put in when it is copied. */
export function useCopies({ request, target, wireFacts, invokeUrl, stageVariables }: CopyFacts): MenuItem[] {
  const { apiId } = useOpenApi()
  const trpc = useTRPC()
  const client = useQueryClient()
  const putVariables = usePutVariables(apiId)
  const copied = async (): Promise<{ copied: CopiedRequest; path: string }> => {
    const { request: resolved, problems } = putVariables(request)
    if (problems.length > 0) throw new Error(problems.map(({ place, message }) => `In ${place}: ${message}.`).join(' '))
    const { request: sent, signing } = wireRequest(resolved, wireFacts)
    const headers = [...sent.headers]
    if (signing?.type === 'forge') {
      const token = forgedToken(resolved)
      const minted = await client.fetchQuery({ ...trpc.tokenForge.mint.queryOptions({ token }), staleTime: 0 })
      headers.push([signing.header, signing.prefix === '' ? minted.token : `${signing.prefix} ${minted.token}`])
    }
    return {
      copied: {
        method: sent.method,
        url: `${invokeUrl}${sent.path}`,
        headers,
        body: copiedBody(sent),
        ...(signing?.type === 'sigv4' ? { sigv4: await keysOf(signing) } : {}),
      },
      path: sent.path,
    }
  }
  type SigV4 = Extract<NonNullable<ReturnType<typeof wireRequest>['signing']>, { type: 'sigv4' }>
  const keysOf = async (signing: SigV4): Promise<CopiedRequest['sigv4']> => {
    const { region, iamIdentities } = await client.fetchQuery(trpc.account.get.queryOptions())
    const keys = 'identityId' in signing ? iamIdentities[signing.identityId] : signing
    if (keys === undefined) throw new Error('The IAM identity that signs this request is gone. Choose another in Auth.')
    const { accessKeyId, secretAccessKey, sessionToken } = keys
    return { accessKeyId, secretAccessKey, sessionToken, region }
  }
  const copy = (said: string, write: (copied: CopiedRequest, path: string) => string) => () => {
    copied().then(
      (made) => copyText(write(made.copied, made.path), said),
      (error: unknown) =>
        showToast({ tone: 'bad', text: error instanceof Error ? error.message : 'The request could not be copied.' }),
    )
  }
  return [
    { label: 'cURL', onSelect: copy('The cURL command is in the clipboard.', toCurl) },
    { label: 'fetch', detail: 'JavaScript', onSelect: copy('The call of fetch is in the clipboard.', toFetch) },
    { label: 'Python requests', onSelect: copy('The Python code is in the clipboard.', toPython) },
    {
      label: 'aws apigateway test-invoke-method',
      ...(target === undefined ? { disabled: 'No method takes this path.' } : {}),
      onSelect: copy('The command is in the clipboard.', (made, path) =>
        target === undefined
          ? ''
          : toTestInvoke(made, { apiId, resourceId: target.resourceId, verb: target.verb, path, stageVariables }),
      ),
    },
  ]
}
