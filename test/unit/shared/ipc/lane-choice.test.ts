import { expect, it } from 'vitest'
import { laneTest, type LaneChoice } from '#shared/ipc/lane-choice.ts'

const KEYS = ['phases', 'tests', 'run/prow', 'cos/kubelet', 'cos/containerd', 'ubuntu/kubelet', 'cos']

it.each<readonly [string, LaneChoice, readonly string[]]>([
  ['nothing chosen', {}, ['run/prow', 'cos/kubelet', 'cos/containerd', 'ubuntu/kubelet', 'cos']],
  ['with what belongs to the run', { withRun: true }, KEYS],
  ['a text, in any case', { text: ' Kubelet ' }, ['cos/kubelet', 'ubuntu/kubelet']],
  ['a text beside the run', { text: 'kubelet', withRun: true }, ['phases', 'tests', 'cos/kubelet', 'ubuntu/kubelet']],
  ['a group', { group: 'cos' }, ['cos/kubelet', 'cos/containerd', 'cos']],
  ['a text in a group', { group: 'cos', text: 'kube' }, ['cos/kubelet']],
  ['one lane', { lane: 'cos' }, ['cos']],
  ['the lane of the phases', { lane: 'phases' }, ['phases']],
])('%s', (_, choice, chosen) => {
  expect(KEYS.filter(laneTest(choice))).toEqual(chosen)
})
