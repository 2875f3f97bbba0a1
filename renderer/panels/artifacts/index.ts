import type { Panel } from '../../state/panel.ts'
import { strings } from '../../strings/index.ts'
import { ArtifactsIcon } from '../../ui/icons.tsx'
import { ArtifactsPanel } from './ArtifactsPanel.tsx'

export const artifactsPanel: Panel = {
  id: 'artifacts',
  title: strings.artifacts.title,
  Icon: ArtifactsIcon,
  Component: ArtifactsPanel,
}
