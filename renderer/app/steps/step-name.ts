import { visible } from '#shared/base/text.ts'
import type { Panel } from '../../state/panel.ts'
import type { Route } from '../../state/route.ts'
import { strings } from '../../strings/index.ts'

const words = strings.steps

/** What a step shows, in a few words: `Versions`, `Logs, kubelet.log line 55`, `Verdict of other runs`. */
export function stepName(step: Route, now: Route, panels: readonly Pick<Panel, 'id' | 'title'>[]): string {
  const panel = panels.find(({ id }) => id === step.panel)?.title ?? step.panel
  const name = placeIn(panel, step)
  return isElsewhere(step, now) ? words.ofOtherRuns(name) : name
}

function placeIn(panel: string, { artifact, line }: Route): string {
  return artifact === undefined ? panel : words.place(panel, visible(artifact.split('/').at(-1) ?? artifact), line)
}

function isElsewhere(step: Route, now: Route): boolean {
  const keys = ['baseline', 'target', 'goodHost', 'badHost', 'hostsOf'] as const
  return keys.some(key => step[key] !== now[key])
}
