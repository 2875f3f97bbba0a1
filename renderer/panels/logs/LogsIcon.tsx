import { Icon } from '../../ui/icons.tsx'

/** Two columns of lines. */
export function LogsIcon() {
  return (
    <Icon>
      <path d="M2 3.4h4.6M2 6.4h3.4M2 9.4h4.6M2 12.4h2.6M9.4 3.4H14M9.4 6.4h3M9.4 9.4H14M9.4 12.4h3.6" />
    </Icon>
  )
}
