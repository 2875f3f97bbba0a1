import type { Panel } from '../../state/panel.ts'
import { StoriesIcon } from '../../ui/icons.tsx'
import { StoriesPanel } from './StoriesPanel.tsx'

export const storiesPanel: Panel = { id: 'stories', title: 'Stories', Icon: StoriesIcon, Component: StoriesPanel }
