import type { ReactNode } from 'react'
import { ApiShell } from '@/features/shell/api-shell'

type Props = { params: Promise<{ apiId: string }>; children: ReactNode }

export default async function ApiLayout({ params, children }: Props) {
  const { apiId } = await params
  return <ApiShell apiId={apiId}>{children}</ApiShell>
}
