import { ServicesShell } from '@/features/services/services-shell'

export default function Page() {
  return <ServicesShell />
}
