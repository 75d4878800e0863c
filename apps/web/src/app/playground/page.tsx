import { PlaygroundShell } from '@/features/playground/playground-shell'

export default function Page() {
  return <PlaygroundShell />
}
