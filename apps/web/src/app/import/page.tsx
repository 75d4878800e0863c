import { documentLimits } from '@gatewright/formats'
import type { Metadata } from 'next'
import { ImportPage } from '@/features/import-export/import-page'

export const metadata: Metadata = { title: 'Import' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function Page({ searchParams }: Props) {
  const { paste, into } = await searchParams
  return (
    <ImportPage
      maximumBytes={documentLimits.bytes}
      focusText={paste !== undefined}
      into={typeof into === 'string' ? into : undefined}
    />
  )
}
