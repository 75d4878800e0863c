/** A policy to begin with. `resource` is what follows account and region in the ARN of a method. */
export type PolicyTemplate = {
  readonly name: string
  readonly label: string
  readonly effect: 'Allow' | 'Deny'
  readonly action: string
  readonly resource: string
}

/** What people most often want an identity to be allowed, or not: everything, one API, reading alone. */
export function policyTemplates(apis: readonly { readonly id: string; readonly name: string }[]): PolicyTemplate[] {
  const invoke = 'execute-api:Invoke'
  return [
    { name: 'InvokeApis', label: 'Invoke all APIs', effect: 'Allow', action: invoke, resource: '*' },
    { name: 'ReadApis', label: 'Invoke GET methods only', effect: 'Allow', action: invoke, resource: '*/*/GET/*' },
    { name: 'DenyDelete', label: 'Deny DELETE methods', effect: 'Deny', action: invoke, resource: '*/*/DELETE/*' },
    {
      name: 'InvalidateCache',
      label: 'Invalidate the cache of a stage',
      effect: 'Allow',
      action: 'execute-api:InvalidateCache',
      resource: '*',
    },
    ...apis.slice(0, 20).map(({ id, name }) => ({
      name: `Invoke-${id}`,
      label: `Invoke ${name} only`,
      effect: 'Allow' as const,
      action: invoke,
      resource: `${id}/*`,
    })),
  ]
}

/** The document of a template, as the editor shows it. */
export function templateText(
  { effect, action, resource }: PolicyTemplate,
  { region, accountId }: { readonly region: string; readonly accountId: string },
): string {
  const statement = {
    Effect: effect,
    Action: action,
    Resource: `arn:aws:execute-api:${region}:${accountId}:${resource}`,
  }
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, null, 2)
}
