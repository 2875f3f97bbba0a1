import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { COMMAND_NAMES, EVENT_NAMES } from '../../../../shared/ipc/channels.ts'
import { commands, events, type Handlers } from '../../../../shared/ipc/contract.ts'
import { dispatch } from '../../../../shared/ipc/dispatch.ts'
import type { Dialogs } from '../../../../electron/services/handlers.ts'
import { fakeServices } from '../../../support/fake-services.ts'

let folder: string
let handlers: Handlers
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handlers-'))
  handlers = (await fakeServices(folder)).handlers
})
afterAll(() => rm(folder, { recursive: true }))

const cx = { signal: new AbortController().signal, emit: () => undefined }

it('answers every command, and the names the preload knows are the contract', () => {
  expect(Object.keys(handlers).sort()).toEqual(Object.keys(commands).sort())
  expect([...COMMAND_NAMES].sort()).toEqual(Object.keys(commands).sort())
  expect([...EVENT_NAMES].sort()).toEqual(Object.keys(events).sort())
})

it('answers whatever input with a result that can cross a process, and never throws', async () => {
  const command = fc.oneof(
    fc.constantFrom(...COMMAND_NAMES),
    fc.string(),
    fc.constantFrom('__proto__', 'constructor', 'toString'),
  )
  const object = fc.dictionary(
    fc.constantFrom(
      'runId',
      'artifact',
      'from',
      'count',
      'text',
      'sourceId',
      'baseline',
      'target',
      'what',
      'theme',
      'wrap',
      '__proto__',
    ),
    fc.anything(),
  )
  await fc.assert(
    fc.asyncProperty(command, fc.oneof(object, fc.anything()), async (name, input) => {
      const result = await dispatch(handlers, { command: name, input }, cx)
      structuredClone(result)
      if (!result.ok) expect(result.error.code).not.toBe('bug')
    }),
    { numRuns: 500 },
  )
})

describe('without dialogs', () => {
  it.each([
    ['source.pick', { what: 'file' }],
    ['artifact.save', { runId: 'x', artifact: 'y' }],
    ['report.save', { name: 'x', body: 'y' }],
  ])('%s says that the shell cannot', async (command, input) => {
    expect(await dispatch(handlers, { command, input }, cx)).toEqual({
      ok: false,
      error: { code: 'shell/unavailable', feature: command },
    })
  })
})

describe('with dialogs', () => {
  const chosen: { paths: string[]; save: string | undefined; suggested: string[] } = {
    paths: [],
    save: undefined,
    suggested: [],
  }
  const dialogs: Dialogs = {
    pickPaths: () => Promise.resolve(chosen.paths),
    pickSavePath: name => {
      chosen.suggested.push(name)
      return Promise.resolve(chosen.save)
    },
  }
  const emitted: string[] = []
  const heard = { ...cx, emit: (event: string) => void emitted.push(event) }

  it('opens what the person picked and says that the list changed', async () => {
    const services = await fakeServices(folder, { dialogs })
    chosen.paths = ['/a', '/b']
    const picked = await dispatch(services.handlers, { command: 'source.pick', input: { what: 'folder' } }, heard)
    const ids = (await services.sources.list()).map(view => view.sourceId)
    expect(picked).toEqual({ ok: true, value: ids })
    expect(emitted).toEqual(['source.changed'])
  })

  it('saves a report where the person said, under a harmless suggestion, and nothing when cancelled', async () => {
    const services = await fakeServices(folder, { dialogs })
    const save = () =>
      dispatch(services.handlers, { command: 'report.save', input: { name: '../x: y.md', body: 'text' } }, cx)
    expect(await save()).toEqual({ ok: true, value: null })
    chosen.save = join(folder, 'report.md')
    expect(await save()).toEqual({ ok: true, value: 'report.md' })
    expect(chosen.suggested).toEqual(['x_y.md', 'x_y.md'])
    expect(await readFile(chosen.save, 'utf8')).toBe('text')
    chosen.save = join(folder, 'none', 'report.md')
    expect(await save()).toMatchObject({ ok: false, error: { code: 'file/write', path: 'report.md' } })
  })

  it('saves an artifact that is there, and asks for no place for one that is not', async () => {
    const services = await fakeServices(folder, { dialogs })
    await services.sources.open('/a')
    const runId = (await services.sources.list())[0]?.runs[0]?.runId
    const save = (artifact: string, signal = cx.signal) =>
      dispatch(services.handlers, { command: 'artifact.save', input: { runId, artifact } }, { ...cx, signal })
    chosen.suggested = []
    chosen.save = join(folder, 'saved.txt')
    expect(await save('none')).toEqual({ ok: false, error: { code: 'artifact/not-found', artifact: 'none' } })
    expect(chosen.suggested).toEqual([])
    expect(await save('build-log.txt')).toEqual({ ok: true, value: 'saved.txt' })
    const stopped = await save('build-log.txt', AbortSignal.abort())
    expect(stopped).toEqual({ ok: false, error: { code: 'cancelled' } })
  })
})
