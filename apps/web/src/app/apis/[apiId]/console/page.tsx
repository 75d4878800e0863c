import { ConsolePage } from '@/features/console/console-page'

export default function Page() {
  return <ConsolePage />
}
