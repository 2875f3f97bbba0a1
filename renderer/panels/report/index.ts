import type { Panel } from '../../state/panel.ts'
import { strings } from '../../strings/index.ts'
import { ReportIcon } from '../../ui/icons.tsx'
import { ReportPanel } from './ReportPanel.tsx'

export const reportPanel: Panel = {
  id: 'report',
  title: strings.report.title,
  Icon: ReportIcon,
  Component: ReportPanel,
}
