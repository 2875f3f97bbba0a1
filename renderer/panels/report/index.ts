import type { Panel } from '../../state/panel.ts'
import { ReportIcon } from '../../ui/icons.tsx'
import { ReportPanel } from './ReportPanel.tsx'

export const reportPanel: Panel = { id: 'report', title: 'Report', Icon: ReportIcon, Component: ReportPanel }
