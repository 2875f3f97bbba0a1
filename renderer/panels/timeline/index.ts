import type { Panel } from '../../state/panel.ts'
import { TimelineIcon } from './TimelineIcon.tsx'
import { TimelinePanel } from './TimelinePanel.tsx'

export const timelinePanel: Panel = { id: 'timeline', title: 'Timeline', Icon: TimelineIcon, Component: TimelinePanel }
