import type { Icon } from '@/ui/icon'
import {
  BracesIcon,
  ConsoleIcon,
  DatabaseIcon,
  DesignIcon,
  HomeIcon,
  KeyIcon,
  LinkIcon,
  LogsIcon,
  ShieldIcon,
  StagesIcon,
} from '@/ui/icons'

/** An entry of the rail: where it leads, and the start of the paths on which it is the active one. */
export type RailItem = { label: string; icon: Icon; href: string; active: string }

/** What needs no API. */
export const homeItems: readonly RailItem[] = [
  { label: 'Home', icon: HomeIcon, href: '/', active: '/import' },
  { label: 'Playground', icon: BracesIcon, href: '/playground', active: '/playground' },
  { label: 'Services', icon: DatabaseIcon, href: '/services', active: '/services' },
  { label: 'IAM', icon: KeyIcon, href: '/iam', active: '/iam' },
  { label: 'Links', icon: LinkIcon, href: '/links', active: '/links' },
]

/** The sections of an open API. */
export function apiItems(apiId: string): readonly RailItem[] {
  const base = `/apis/${apiId}`
  return [
    { label: 'Design', icon: DesignIcon, href: `${base}/design`, active: `${base}/design` },
    { label: 'Playground', icon: BracesIcon, href: '/playground', active: '/playground' },
    { label: 'Console', icon: ConsoleIcon, href: `${base}/console`, active: `${base}/console` },
    { label: 'Probes', icon: ShieldIcon, href: `${base}/probes`, active: `${base}/probes` },
    { label: 'Stages', icon: StagesIcon, href: `${base}/stages`, active: `${base}/stages` },
    { label: 'Logs', icon: LogsIcon, href: `${base}/logs`, active: `${base}/logs` },
    { label: 'Services', icon: DatabaseIcon, href: '/services', active: '/services' },
    { label: 'IAM', icon: KeyIcon, href: '/iam', active: '/iam' },
  ]
}
