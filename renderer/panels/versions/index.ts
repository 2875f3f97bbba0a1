import type { Panel } from '../../state/panel.ts'
import { VersionsIcon } from '../../ui/icons.tsx'
import { VersionsPanel } from './VersionsPanel.tsx'

export const versionsPanel: Panel = { id: 'versions', title: 'Versions', Icon: VersionsIcon, Component: VersionsPanel }
