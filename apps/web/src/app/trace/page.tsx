import { TraceFilePage } from '@/features/trace-file/trace-file-page'

export default function Page() {
  return <TraceFilePage />
}
