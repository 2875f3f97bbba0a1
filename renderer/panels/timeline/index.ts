import type { Panel } from '../../state/panel.ts'
import { strings } from '../../strings/index.ts'
import { TimelineIcon } from './TimelineIcon.tsx'
import { TimelinePanel } from './TimelinePanel.tsx'

export const timelinePanel: Panel = {
  id: 'timeline',
  title: strings.timeline.title,
  Icon: TimelineIcon,
  Component: TimelinePanel,
}
