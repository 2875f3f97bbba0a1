import { visible } from '#shared/base/text.ts'
import type { Panel } from '../../state/panel.ts'
import type { Route } from '../../state/route.ts'

/** What a step shows, in a few words: `Versions`, `Logs, kubelet.log line 55`, `Verdict of other runs`. */
export function stepName(step: Route, now: Route, panels: readonly Pick<Panel, 'id' | 'title'>[]): string {
  const panel = panels.find(({ id }) => id === step.panel)?.title ?? step.panel
  return `${panel}${placeOf(step)}${isElsewhere(step, now) ? ' of other runs' : ''}`
}

function placeOf({ artifact, line }: Route): string {
  if (artifact === undefined) return ''
  const name = visible(artifact.split('/').at(-1) ?? artifact)
  return line === undefined ? `, ${name}` : `, ${name} line ${line.toString()}`
}

function isElsewhere(step: Route, now: Route): boolean {
  const keys = ['baseline', 'target', 'goodHost', 'badHost', 'hostsOf'] as const
  return keys.some(key => step[key] !== now[key])
}
