import { StagesPage } from '@/features/stage/stages-page'

export default function Page() {
  return (
    <>
      <h1 className="sr-only">Stages</h1>
      <StagesPage />
    </>
  )
}
