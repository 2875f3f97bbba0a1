import type { Panel } from '../../state/panel.ts'
import { strings } from '../../strings/index.ts'
import { LogsIcon } from './LogsIcon.tsx'
import { LogsPanel } from './LogsPanel.tsx'

export const logsPanel: Panel = { id: 'logs', title: strings.logs.title, Icon: LogsIcon, Component: LogsPanel }
