import { ConsolePage } from '@/features/console/console-page'

export default function Page() {
  return (
    <>
      <h1 className="sr-only">Console</h1>
      <ConsolePage />
    </>
  )
}
