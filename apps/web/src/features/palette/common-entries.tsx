import { BracesIcon, ContrastIcon, DesignIcon, HelpIcon, HomeIcon, KeyIcon, LinkIcon } from '@/ui/icons'
import { setTheme, type Theme, themes } from '../shell/theme.ts'
import type { PaletteEntry } from './palette-entry.ts'

const themeLabels: Record<Theme, string> = {
  system: 'Theme: like the system',
  light: 'Theme: light',
  dark: 'Theme: dark',
}

type Ways = {
  go: (href: string) => void
  openShortcuts: () => void
  /** undefined until they are loaded */
  apis: readonly { id: string; name: string; kind: string }[] | undefined
}

/** What the palette offers on every page. */
export function commonEntries({ go, openShortcuts, apis = [] }: Ways): PaletteEntry[] {
  const commands: PaletteEntry[] = [
    { id: 'go:/', group: 'Commands', lead: <HomeIcon />, text: 'Go to my APIs', run: () => go('/') },
    {
      id: 'go:/playground',
      group: 'Commands',
      lead: <BracesIcon />,
      text: 'Go to Playground',
      run: () => go('/playground'),
    },
    { id: 'go:/iam', group: 'Commands', lead: <KeyIcon />, text: 'Go to IAM identities', run: () => go('/iam') },
    { id: 'go:/links', group: 'Commands', lead: <LinkIcon />, text: 'Go to shared links', run: () => go('/links') },
    {
      id: 'shortcuts',
      group: 'Commands',
      lead: <HelpIcon />,
      text: 'Keyboard shortcuts',
      keys: '?',
      run: openShortcuts,
    },
    ...themes.map(
      (theme): PaletteEntry => ({
        id: `theme:${theme}`,
        group: 'Commands',
        lead: <ContrastIcon />,
        text: themeLabels[theme],
        run: () => setTheme(theme),
      }),
    ),
  ]
  return [
    ...commands,
    ...apis.map(
      ({ id, name, kind }): PaletteEntry => ({
        id: `api:${id}`,
        group: 'APIs',
        lead: <DesignIcon />,
        text: name,
        detail: `${kind} API`,
        action: 'Open',
        run: () => go(`/apis/${id}/design`),
      }),
    ),
  ]
}
