import { IdentitiesShell } from '@/features/iam/identities-shell'

export default function Page() {
  return <IdentitiesShell />
}
