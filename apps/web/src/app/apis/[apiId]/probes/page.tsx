import { ProbePage } from '@/features/probe/probe-page'

export default function Page() {
  return <ProbePage />
}
