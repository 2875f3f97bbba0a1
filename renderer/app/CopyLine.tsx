/** A thin line at the foot; what it says also stands in words beside it, for those who cannot see it. */
export function CopyLine({ part }: { readonly part: number | undefined }) {
  return (
    <span className={part === undefined ? 'copy-line unknown' : 'copy-line'} aria-hidden="true">
      <span style={part === undefined ? undefined : { width: `${(part * 100).toFixed(0)}%` }} />
    </span>
  )
}
