import { documentLimits } from '@gatewright/formats'
import type { Metadata } from 'next'
import { ImportPage } from '@/features/import-export/import-page'

export const metadata: Metadata = { title: 'Import' }

export default function Page() {
  return <ImportPage maximumBytes={documentLimits.bytes} />
}
