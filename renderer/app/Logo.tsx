/** Two runs on one track, the second out of line: a circle and a square as in the marks of the sides. */
export function Logo() {
  return (
    <svg width="22" height="22" viewBox="0 0 22 22" fill="none" aria-hidden="true" focusable="false">
      <path d="M2.5 7.5h17M2.5 14.5h6.5l4-3h6.5" stroke="currentColor" strokeWidth="1.4" opacity="0.45" />
      <circle cx="7" cy="7.5" r="3" fill="var(--good)" />
      <rect x="12.4" y="9" width="5.4" height="5.4" rx="1" fill="var(--bad)" />
    </svg>
  )
}
