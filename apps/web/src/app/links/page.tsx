import { LinksPage } from '@/features/share/links-page'

export default function Page() {
  return <LinksPage />
}
