import type { IamIdentity } from '@gatewright/definition'

export const credentialForms = ['env', 'profile', 'curl'] as const
export type CredentialForm = (typeof credentialForms)[number]

/** What a shell, the AWS command line or curl take, so that requests are signed by an identity. */
export function credentialLines(
  form: CredentialForm,
  identity: Pick<IamIdentity, 'name' | 'accessKeyId' | 'secretAccessKey' | 'sessionToken'>,
  { region, url }: { region: string; url: string },
): string {
  const { name, accessKeyId, secretAccessKey, sessionToken } = identity
  switch (form) {
    case 'env':
      return [
        `export AWS_ACCESS_KEY_ID=${accessKeyId}`,
        `export AWS_SECRET_ACCESS_KEY=${secretAccessKey}`,
        ...(sessionToken === undefined ? [] : [`export AWS_SESSION_TOKEN=${sessionToken}`]),
        `export AWS_REGION=${region}`,
      ].join('\n')
    case 'profile':
      return [
        `[gatewright-${name}]`,
        `aws_access_key_id = ${accessKeyId}`,
        `aws_secret_access_key = ${secretAccessKey}`,
        ...(sessionToken === undefined ? [] : [`aws_session_token = ${sessionToken}`]),
        `region = ${region}`,
      ].join('\n')
    case 'curl':
      return [
        `curl --aws-sigv4 'aws:amz:${region}:execute-api' \\`,
        `  --user '${accessKeyId}:${secretAccessKey}' \\`,
        ...(sessionToken === undefined ? [] : [`  -H 'X-Amz-Security-Token: ${sessionToken}' \\`]),
        `  '${url}'`,
      ].join('\n')
  }
}
