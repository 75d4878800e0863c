import { ProbePage } from '@/features/probe/probe-page'

export default function Page() {
  return (
    <>
      <h1 className="sr-only">Probes</h1>
      <ProbePage />
    </>
  )
}
