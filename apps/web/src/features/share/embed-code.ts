/** Where a link of this server stands as a frame; `origin` is that of the web app. */
export function embedUrl(origin: string, slug: string): string {
  return `${origin}/share/${slug}/embed`
}

/** The HTML that shows a shared request, read-only, in a page of somebody else. It follows the reader's light or dark theme. */
export function embedCode(origin: string, slug: string, title: string): string {
  const name = title.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
  return `<iframe src="${embedUrl(origin, slug)}" title="${name}" width="100%" height="480" loading="lazy" style="border: 1px solid #8884; border-radius: 8px; color-scheme: light dark"></iframe>`
}
