import { RouteLink } from '../domain/EvidenceLink.tsx'
import { panelKey, type Panel } from '../state/panel.ts'
import { strings } from '../strings/index.ts'

const words = strings.app

interface NavRailProps {
  readonly panels: readonly Panel[]
  readonly current: string
}

/** The panels; the digit is the shortcut. */
export function NavRail({ panels, current }: NavRailProps) {
  return (
    <nav className="nav-rail" aria-label={words.panels}>
      <ul>
        {panels.map(({ id, title, Icon }, index) => (
          <li key={id} aria-current={id === current ? 'page' : undefined}>
            <RouteLink change={{ panel: id }} title={words.panelWithKey(title, panelKey(index))}>
              {Icon === undefined ? undefined : <Icon />}
              <span className="nav-title">{title}</span>
              <kbd aria-hidden="true">{panelKey(index)}</kbd>
            </RouteLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
