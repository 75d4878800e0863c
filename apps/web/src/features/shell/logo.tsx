/** The mark of the product: a gate that a line passes. */
export function Logo({ size = 26 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 26 26" aria-hidden="true">
      <rect width="26" height="26" rx="6" fill="var(--color-ink)" />
      <g fill="none" stroke="var(--color-on-ink)" strokeWidth="1.6" strokeLinecap="round">
        <path d="M8 6v14M18 6v14M4.5 13h6M15.5 13h6" />
        <circle cx="13" cy="13" r="2.4" />
      </g>
    </svg>
  )
}
