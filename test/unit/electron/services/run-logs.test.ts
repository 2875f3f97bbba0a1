import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createLogStore, type LogStore } from '../../../../electron/services/logs/log-store.ts'
import type { OpenRun } from '../../../../electron/services/open-sources.ts'
import { createRunLogs, placeTime } from '../../../../electron/services/run-logs.ts'
import { at, fakeRun } from '../../../support/fake-run.ts'

let folder: string
let store: LogStore
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'run-logs-'))
  store = createLogStore({ spoolDir: folder })
})
afterAll(async () => {
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

const signal = new AbortController().signal
const startedAt = at(Date.UTC(2025, 0, 1) * 1_000)
const run: OpenRun = {
  view: { runId: 'r', label: 'r', facts: { source: 'r', startedAt } },
  run: fakeRun('', { 'kubelet.log': 'E0102 03:04:05.000006    4242 pod_workers.go:190] Error syncing pod\nplain\n' }),
  sourceId: 's',
  location: { kind: 'path', path: '/s', run: '' },
}

it('gives each line its level, its time and what is known of it', async () => {
  const window = await createRunLogs(store).window(run, { artifact: 'kubelet.log', from: 1, count: 10 }, signal)
  expect(window).toMatchObject({
    ok: true,
    value: {
      artifact: 'kubelet.log',
      size: { totalLines: 2 },
      lines: [
        { line: 1, offset: 0, level: 'error', at: Date.UTC(2025, 0, 2, 3, 4, 5) * 1_000 + 6 },
        { line: 2, text: 'plain', notes: [] },
      ],
    },
  })
})

it('finds text, and nothing where there is none', async () => {
  const find = (text: string) =>
    createRunLogs(store).find(run, { artifact: 'kubelet.log', text, from: 1, backwards: false }, signal)
  expect(await find('PLAIN')).toEqual({ ok: true, value: { line: 2, wrapped: false } })
  expect(await find('absent')).toEqual({ ok: true, value: null })
})

it('answers an artifact that is not there with its error', async () => {
  expect(await createRunLogs(store).window(run, { artifact: 'x', from: 1, count: 1 }, signal)).toEqual({
    ok: false,
    error: { code: 'artifact/not-found', artifact: 'x' },
  })
})

it('places a time without a year on the nearer side of new year, and nowhere when the run has no start', () => {
  const december = { style: 'klog', text: '1231 23:59:59.000000' } as const
  expect(placeTime(december, startedAt)).toBe(Date.UTC(2024, 11, 31, 23, 59, 59) * 1_000)
  expect(placeTime(december, undefined)).toBeUndefined()
})

it('reads at once which lines of a small log say what few others do, and leaves a large one to a process', async () => {
  const logs = createRunLogs(store)
  expect(await logs.sparseSmall(run, 'kubelet.log', signal)).toMatchObject({
    ok: true,
    value: { lines: [1, 2], totalLines: 2, omittedLines: 0, isPartial: false },
  })
  const large: OpenRun = {
    ...run,
    view: { ...run.view, runId: 'l' },
    run: fakeRun('', { 'a.log': 'x\n'.repeat(300_000) }),
  }
  expect(await logs.sparseSmall(large, 'a.log', signal)).toBeUndefined()
})

it('gives the texts of lines without what is known of them', async () => {
  expect(await createRunLogs(store).texts(run, { artifact: 'kubelet.log', from: 2, count: 5 }, signal)).toEqual({
    ok: true,
    value: [{ line: 2, text: 'plain' }],
  })
})
