import { StagesPage } from '@/features/stage/stages-page'

export default function Page() {
  return <StagesPage />
}
