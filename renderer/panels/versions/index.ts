import type { Panel } from '../../state/panel.ts'
import { strings } from '../../strings/index.ts'
import { VersionsIcon } from '../../ui/icons.tsx'
import { VersionsPanel } from './VersionsPanel.tsx'

export const versionsPanel: Panel = {
  id: 'versions',
  title: strings.versions.title,
  Icon: VersionsIcon,
  Component: VersionsPanel,
}
