export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** The cookie that remembers the theme, so that the server writes it into the page and nothing flashes. */
export const themeCookie = 'gatewright-theme'

/** The header by which the server passes on a theme that the address of a frame names; it goes before the cookie. */
export const themeHeader = 'x-gatewright-theme'

/** Reads a theme from a cookie's value; anything else is `system`. */
export function toTheme(value: string | undefined): Theme {
  return themes.find((theme) => theme === value) ?? 'system'
}

/** The theme that the page wears now. */
export function currentTheme(): Theme {
  return toTheme(document.documentElement.dataset.theme)
}

/** Changes the theme of the page and remembers it for a year. */
export function setTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
  document.cookie = `${themeCookie}=${theme}; path=/; max-age=31536000; samesite=strict`
}
