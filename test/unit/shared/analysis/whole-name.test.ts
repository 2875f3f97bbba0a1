import { expect, it } from 'vitest'
import { wholeName } from '#shared/analysis/whole-name.ts'
import { analyseFiles } from '../../../support/analyse-files.ts'

it.each([
  ['build-log.txt (tail)', 'build-log.txt'],
  ['artifacts/n1/kubelet.log (tail 2)', 'artifacts/n1/kubelet.log'],
  ['build-log.txt', 'build-log.txt'],
  ['build-log.txt (middle)', 'build-log.txt (middle)'],
  ['(tail)/a.log', '(tail)/a.log'],
])('knows whose end %s is', (shown, name) => {
  expect(wholeName(shown)).toBe(name)
})

it('reads the end of a log as the log itself', () => {
  const started = '{"timestamp":1741167000}'
  const line = 'E0305 11:31:08.200000    4242 kubelet.go:1] "Failed to start" err="it failed"\n'
  const kubelet = 'artifacts/n1/kubelet.log'
  const read = (name: string) => {
    const { timeline, findings, artifacts } = analyseFiles({ 'started.json': started, [kubelet]: '\n', [name]: line })
    return {
      lanes: timeline.density.map(({ lane }) => lane),
      findings: findings.map(({ id }) => id),
      host: artifacts.find(artifact => artifact.name === name)?.host,
    }
  }
  const whole = read(kubelet)
  expect(whole).toMatchObject({ lanes: [expect.stringMatching(/kubelet$/u) as string], host: 'n1' })
  expect(read(`${kubelet} (tail)`)).toEqual(whole)
})
