import type { Panel } from '../../state/panel.ts'
import { LogsIcon } from './LogsIcon.tsx'
import { LogsPanel } from './LogsPanel.tsx'

export const logsPanel: Panel = { id: 'logs', title: 'Logs', Icon: LogsIcon, Component: LogsPanel }
