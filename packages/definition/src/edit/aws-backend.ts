import { awsBackendKey } from '../integration-uri.ts'
import { type DesignDraft, EditError } from './draft.ts'

/**
 * Adds a stub for an AWS service action; one that exists stays as it is.
 * @returns its key, e.g. `dynamodb:PutItem`. Throws {@link EditError} without a service or an action
 */
export function addAwsBackend(draft: DesignDraft, service: string, action: string): string {
  const key = awsBackendKey(service.trim().toLowerCase(), action.trim())
  if (service.trim() === '' || action.trim() === '') {
    throw new EditError('Name the service and its action, such as dynamodb and PutItem.')
  }
  draft.backends.aws[key] ??= {}
  return key
}

/** Removes the stub of an AWS service action; integrations keep their address. */
export function deleteAwsBackend(draft: DesignDraft, key: string): void {
  delete draft.backends.aws[key]
  delete draft.layout[`aws:${key}`]
}
