import { expect, it } from 'vitest'
import { DECISIVE_BYTES, fetchOrder, PIECE_BYTES, UNASKED_BYTES } from '#shared/knowledge/fetch-order.ts'
import { isFolderMarker, planFetch } from '../../../../../electron/services/fetch/plan-fetch.ts'
import type { StoredObject } from '../../../../../electron/services/fetch/storage.ts'

const MB = 1024 ** 2
const objectsOf = (sizes: Readonly<Record<string, number>>): readonly StoredObject[] =>
  Object.entries(sizes).map(([name, bytes]) => ({ name, bytes, generation: '1' }))

const SMALL = objectsOf({
  'artifacts/n1/kubelet.log': 9 * MB,
  'artifacts/n1/containerd.log': 3 * MB,
  'artifacts/n2/containerd.log': 2 * MB,
  'artifacts/junit_01.xml': MB,
  'artifacts/core.1': 40 * MB,
  'artifacts/n1/other.log': 5 * MB,
  'build-log.txt': 4 * MB,
  'finished.json': 1_000,
  'started.json': 2_000,
  'artifacts/': 0,
})

it('takes what decides first, kind by kind and small before large, and then the rest', () => {
  expect(planFetch(SMALL)).toEqual({
    decisive: [
      'finished.json',
      'started.json',
      'artifacts/junit_01.xml',
      'artifacts/n2/containerd.log',
      'artifacts/n1/containerd.log',
      'build-log.txt',
      'artifacts/n1/kubelet.log',
    ],
    pieces: [],
    rest: ['artifacts/n1/other.log', 'artifacts/core.1'],
    left: [],
  })
})

it('leaves out what is not wanted', () => {
  const plan = planFetch(SMALL, { isWanted: name => name.endsWith('.json') })
  expect([plan.decisive, plan.rest, plan.left.length]).toEqual([['finished.json', 'started.json'], [], 7])
})

it('keeps to a limit, and takes a later one that still fits', () => {
  const plan = planFetch(SMALL, { maxBytes: 4 * MB + 10_000 })
  expect([plan.decisive, plan.rest]).toEqual([
    ['finished.json', 'started.json', 'artifacts/junit_01.xml', 'artifacts/n2/containerd.log'],
    [],
  ])
})

it('takes no more of a large run than decides, unless it is asked for', () => {
  const large = [...SMALL, ...objectsOf({ 'artifacts/trace.bin': UNASKED_BYTES })]
  const plan = planFetch(large)
  expect([plan.decisive.length, plan.rest, plan.left]).toEqual([
    7,
    [],
    ['artifacts/core.1', 'artifacts/n1/other.log', 'artifacts/trace.bin'],
  ])
  expect(planFetch(large, { maxBytes: Infinity }).left).toEqual([])
})

it('does not take an absurdly large decisive one unasked', () => {
  const huge = objectsOf({ 'started.json': 9 * MB, 'finished.json': 10, 'artifacts/x': UNASKED_BYTES })
  expect(planFetch(huge).decisive).toEqual(['finished.json'])
  const many = objectsOf(
    Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`n${index}/kubelet.log`, 60 * MB])),
  )
  expect(planFetch(many).decisive).toHaveLength(Math.floor(DECISIVE_BYTES / (60 * MB)))
})

it('takes the pieces of a log that is too large, in its place, and still the whole where the run is small', () => {
  const large = objectsOf({
    'artifacts/n1/kubelet.log': 65 * MB,
    'artifacts/junit_01.xml': 65 * MB,
    'build-log.txt': 212 * MB,
    'artifacts/n1/containerd.log': MB,
    'finished.json': 10,
  })
  expect(planFetch(large)).toEqual({
    decisive: ['finished.json', 'artifacts/n1/containerd.log'],
    pieces: ['build-log.txt', 'artifacts/n1/kubelet.log'],
    rest: ['artifacts/junit_01.xml', 'artifacts/n1/kubelet.log', 'build-log.txt'],
    left: [],
  })
  const huge = [...large, ...objectsOf({ 'artifacts/trace.bin': UNASKED_BYTES })]
  expect([planFetch(huge).pieces, planFetch(huge).rest]).toEqual([['build-log.txt', 'artifacts/n1/kubelet.log'], []])
  expect(planFetch(huge, { maxBytes: Infinity }).pieces).toEqual([])
  expect(planFetch(huge, { isWanted: name => name !== 'build-log.txt' }).pieces).toEqual(['artifacts/n1/kubelet.log'])
})

it('takes no more pieces than all that decides may have', () => {
  const logs = Array.from({ length: 40 }, (_, index) => [`n${index}/kubelet.log`, 100 * MB] as const)
  expect(planFetch(objectsOf(Object.fromEntries(logs))).pieces).toHaveLength(DECISIVE_BYTES / (2 * PIECE_BYTES))
})

it('has pieces that never meet', () => {
  const kinds = fetchOrder.filter(({ hasPieces }) => hasPieces)
  expect(kinds.length).toBeGreaterThan(0)
  expect(kinds.filter(({ mostBytes }) => mostBytes < 2 * PIECE_BYTES)).toEqual([])
})

it('loses no artifact and takes none twice', () => {
  const { decisive, rest, left } = planFetch(SMALL, { maxBytes: 12 * MB })
  const all = SMALL.filter(object => !isFolderMarker(object)).map(({ name }) => name)
  expect([...decisive, ...rest, ...left].sort()).toEqual(all.sort())
})

it('knows a folder marker from an empty file', () => {
  expect([
    isFolderMarker({ name: 'a/', bytes: 0 }),
    isFolderMarker({ name: 'a/', bytes: 1 }),
    isFolderMarker({ name: 'a', bytes: 0 }),
  ]).toEqual([true, false, false])
})
