import { expect, it } from 'vitest'
import type { SearchResult } from '#shared/ipc/views.ts'
import type { Host } from '#shared/model/host.ts'
import { countElsewhere } from '../../../../../renderer/panels/search/counterparts.ts'

const run = (hosts: readonly (readonly [name: string, role: string])[], names: readonly string[]) => ({
  hosts: hosts.map(([name, role]): Host => ({ name, role })),
  artifacts: names.map(name => ({ name, bytes: 1, lines: 1 })),
})
const found = (counts: Readonly<Record<string, number>>, unread: readonly string[] = []): SearchResult => ({
  artifacts: Object.entries(counts).map(([artifact, lines]) => ({ artifact, lines })),
  lines: 0,
  read: { artifacts: 0, bytes: 0 },
  unread,
})

const good = run([['n-1a', 'node']], ['build-log.txt', 'n-1a/kubelet.log', 'n-1a/containerd.log'])
const bad = run([['n-7f', 'node']], ['build-log.txt', 'n-7f/kubelet.log', 'n-7f/npd.log'])

it('counts the lines of the same artifact in the other run, whatever its host is called there', () => {
  const counts = countElsewhere(good, bad, found({ 'n-7f/kubelet.log': 12 }))
  expect([...counts]).toEqual([
    ['build-log.txt', 0],
    ['n-1a/kubelet.log', 12],
  ])
})

it('is silent about what was not read to its end', () => {
  const counts = countElsewhere(good, bad, found({ 'n-7f/kubelet.log': 12 }, ['n-7f/kubelet.log', 'build-log.txt']))
  expect([...counts]).toEqual([])
})

it('is silent where several artifacts play the same part', () => {
  const two = run(
    [
      ['n-7f', 'node'],
      ['n-8f', 'node'],
    ],
    ['build-log.txt', 'n-7f/kubelet.log', 'n-8f/kubelet.log'],
  )
  expect([...countElsewhere(good, two, found({})).keys()]).toEqual(['build-log.txt'])
  expect([...countElsewhere(two, good, found({})).keys()]).toEqual(['build-log.txt'])
})
