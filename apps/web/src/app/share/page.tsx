import { SharePage } from '@/features/share/share-page'

export default function Page() {
  return <SharePage />
}
