import { LogsPage } from '@/features/logs/logs-page'

export default function Page() {
  return (
    <>
      <h1 className="sr-only">Logs</h1>
      <LogsPage />
    </>
  )
}
