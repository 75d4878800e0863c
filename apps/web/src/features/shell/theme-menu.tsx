'use client'

import { useState } from 'react'
import { IconButton } from '@/ui/button'
import { ContrastIcon } from '@/ui/icons'
import { Menu } from '@/ui/menu'
import { currentTheme, setTheme, type Theme, themes } from './theme.ts'

const labels: Record<Theme, string> = { system: 'Like the system', light: 'Light', dark: 'Dark' }

/** The theme switch of the top bar. */
export function ThemeMenu() {
  const [theme, setShown] = useState<Theme>()
  return (
    <Menu
      label="Theme"
      align="end"
      items={themes.map((name) => ({
        label: labels[name],
        checked: theme === name,
        onSelect: () => {
          setTheme(name)
          setShown(name)
        },
      }))}
    >
      <IconButton
        label="Theme"
        icon={ContrastIcon}
        size={30}
        onPointerDown={() => setShown(currentTheme())}
        onFocus={() => setShown(currentTheme())}
      />
    </Menu>
  )
}
