import { Icon } from '../../ui/icons.tsx'

/** Two lanes on one clock. */
export function TimelineIcon() {
  return (
    <Icon>
      <path d="M1.8 2v12M4.4 4.6h5M11.4 4.6h2.8M4.4 8h2.4M8.8 8h5.4M4.4 11.4h7" />
    </Icon>
  )
}
