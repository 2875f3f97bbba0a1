import type { Panel } from '../../state/panel.ts'
import { strings } from '../../strings/index.ts'
import { StoriesIcon } from '../../ui/icons.tsx'
import { StoriesPanel } from './StoriesPanel.tsx'

export const storiesPanel: Panel = {
  id: 'stories',
  title: strings.stories.title,
  Icon: StoriesIcon,
  Component: StoriesPanel,
}
