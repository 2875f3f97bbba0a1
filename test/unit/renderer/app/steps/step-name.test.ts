import { expect, it } from 'vitest'
import { stepName } from '../../../../../renderer/app/steps/step-name.ts'
import { parseRoute } from '../../../../../renderer/state/route.ts'

const panels = [
  { id: 'logs', title: 'Logs' },
  { id: 'verdict', title: 'Verdict' },
]
const now = parseRoute('#/i/a~b/verdict')
const name = (hash: string) => stepName(parseRoute(hash), now, panels)

it('names the panel, and the line in it', () => {
  expect(name('#/i/a~b/verdict')).toBe('Verdict')
  expect(name('#/i/a~b/logs?s=bad&a=artifacts%2Fh%2Fkubelet.log&l=55')).toBe('Logs, kubelet.log line 55')
  expect(name('#/i/a~b/logs?s=bad&a=build-log.txt')).toBe('Logs, build-log.txt')
})

it('says that a step shows something else', () => {
  expect(name('#/i/a~c/verdict')).toBe('Verdict of other runs')
  expect(name('#/i/a~b/verdict?gh=x&bh=y')).toBe('Verdict of other runs')
})

it('shows controls of a name, and takes a panel that is gone', () => {
  expect(name('#/i/a~b/logs?a=x%2F%E2%80%AEgol')).not.toContain('\u202e')
  expect(name('#/i/a~b/history')).toBe('history')
})
