/** Two lanes on one clock. */
export function TimelineIcon() {
  return (
    <svg
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinecap="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d="M1.8 2v12M4.4 4.6h5M11.4 4.6h2.8M4.4 8h2.4M8.8 8h5.4M4.4 11.4h7" />
    </svg>
  )
}
