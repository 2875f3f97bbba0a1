import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ok } from '../../../../../shared/base/result.ts'
import { dispatch } from '../../../../../shared/ipc/dispatch.ts'
import type { AnalyseOptions, PoolTrial } from '../../../../../electron/services/analysis-pool.ts'
import type { Services } from '../../../../../electron/services/open-services.ts'
import { tryPattern } from '../../../../../electron/services/try-pattern.ts'
import { fakeRun } from '../../../../support/fake-run.ts'
import { fakeServices } from '../../../../support/fake-services.ts'
import { packText, ruleDraft } from '../../../../support/own-rule.ts'

let folder: string
let services: Services
let trials: PoolTrial[]
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rules-'))
  trials = []
  const run = fakeRun('', { 'build-log.txt': 'one\ntwo threes\nthree\n', 'kern.log': 'three\nthree\n' })
  const pool = {
    tryPattern: (trial: PoolTrial, { onProgress }: AnalyseOptions) => {
      trials.push(trial)
      return tryPattern(run, { ...trial, onProgress })
    },
    readStory: () => Promise.reject(new Error('no story was asked for')),
    search: () => Promise.reject(new Error('no search was asked for')),
    filter: () => Promise.reject(new Error('no filter was asked for')),
  }
  services = await fakeServices(folder, { over: { pool } })
})
afterEach(() => rm(folder, { recursive: true }))

const emitted: unknown[] = []
const cx = { signal: new AbortController().signal, emit: (...told: unknown[]) => void emitted.push(told) }
const call = (command: string, input: unknown) => dispatch(services.handlers, { command, input }, cx)
const file = () => join(folder, 'rules', 'my-rules.json')
const saved = async () => JSON.parse(await readFile(file(), 'utf8')) as { readonly rules: readonly unknown[] }

describe('rules.save', () => {
  it('begins a pack with the rule, and the rule is in force', async () => {
    const answer = await call('rules.save', { packId: 'my-rules', rule: ruleDraft() })
    expect(answer).toEqual(
      ok({
        packs: [
          {
            id: 'my-rules',
            title: 'My rules',
            file: file(),
            isEditable: true,
            rules: [{ ruleId: 'my-rules/disk/too-slow', ...ruleDraft() }],
          },
        ],
        problems: [],
        builtIn: expect.any(Number) as number,
        folder: join(folder, 'rules'),
      }),
    )
    expect(await call('rules.list', {})).toEqual(answer)
    expect(await saved()).toMatchObject({ schema: 'runskew/rule-pack@1', id: 'my-rules', rules: [ruleDraft()] })
  })

  it('replaces a rule with the same id, and keeps those that it cannot use itself', async () => {
    await mkdir(join(folder, 'rules'))
    await writeFile(file(), packText([{ id: 'from/tomorrow', kind: 'new' }, ruleDraft()], 'my-rules'))
    await call('rules.save', { packId: 'my-rules', rule: ruleDraft({ title: 'Another title' }) })
    expect((await saved()).rules).toEqual([{ id: 'from/tomorrow', kind: 'new' }, ruleDraft({ title: 'Another title' })])
    expect((await readdir(join(folder, 'rules'))).sort()).toEqual(['my-rules.json', 'my-rules.json.previous'])
  })

  it('lets two saves at once both arrive', async () => {
    const rules = [ruleDraft({ id: 'one' }), ruleDraft({ id: 'two' })]
    await Promise.all(rules.map(rule => call('rules.save', { packId: 'my-rules', rule })))
    expect((await saved()).rules).toEqual(rules)
  })

  it.each([
    ['a sample that it does not find', { samples: ['not this'] }, 'samples[0]'],
    ['a pattern out of reach', { signatures: [{ literal: 'abcd', pattern: '(?=a)' }] }, 'signatures[0].pattern'],
    ['no sample', { samples: [] }, 'samples'],
  ])('refuses %s and writes nothing', async (_, over, place) => {
    expect(await call('rules.save', { packId: 'my-rules', rule: ruleDraft(over) })).toMatchObject({
      ok: false,
      error: { code: 'rules/refused', place },
    })
    await expect(readdir(join(folder, 'rules'))).rejects.toThrow('ENOENT')
  })

  it.each(['../evil', 'a/b', '.', 'A', 'shim', '__proto__'])('refuses the pack id %s', async packId => {
    expect(await call('rules.save', { packId, rule: ruleDraft() })).toMatchObject({
      ok: false,
      error: { code: 'rules/refused', place: 'id' },
    })
    expect((await readdir(folder)).filter(name => name.includes('evil'))).toEqual([])
  })

  it('leaves a file alone that it does not understand', async () => {
    await mkdir(join(folder, 'rules'))
    await writeFile(file(), '{ mine')
    expect(await call('rules.save', { packId: 'my-rules', rule: ruleDraft() })).toMatchObject({
      error: { code: 'rules/pack', path: file() },
    })
    expect(await readFile(file(), 'utf8')).toBe('{ mine')
  })
})

describe('rules.remove', () => {
  it('takes one rule out', async () => {
    for (const id of ['one', 'two']) await call('rules.save', { packId: 'my-rules', rule: ruleDraft({ id }) })
    const answer = await call('rules.remove', { packId: 'my-rules', ruleId: 'my-rules/one' })
    expect(answer).toMatchObject({ value: { packs: [{ rules: [{ ruleId: 'my-rules/two' }] }] } })
    expect((await saved()).rules).toEqual([ruleDraft({ id: 'two' })])
  })

  it('does not know a rule that is not there', async () => {
    expect(await call('rules.remove', { packId: 'my-rules', ruleId: 'my-rules/none' })).toEqual({
      ok: false,
      error: { code: 'rpc/unknown-id', id: 'my-rules/none' },
    })
  })
})

describe('rules.try', () => {
  const request = { literal: 'three', pattern: 'three$', limit: 2 }

  it('counts by artifact and shows the first lines', async () => {
    await services.openNamed('/run')
    const list = await services.sources.list()
    const runId = list[0]?.runs[0]?.runId ?? ''
    expect(await call('rules.try', { runId, ...request })).toMatchObject({
      ok: true,
      value: {
        artifacts: [
          { artifact: 'kern.log', lines: 2 },
          { artifact: 'build-log.txt', lines: 1 },
        ],
        hits: [
          { artifact: 'build-log.txt', line: 3, text: 'three' },
          { artifact: 'kern.log', line: 1, text: 'three' },
        ],
        total: 3,
        read: { artifacts: 2, bytes: 33 },
        unread: [],
      },
    })
    expect(await call('rules.try', { runId, ...request, artifact: 'build-log.txt' })).toMatchObject({
      value: { artifacts: [{ artifact: 'build-log.txt', lines: 1 }], total: 1 },
    })
    expect(await call('rules.try', { runId, ...request, artifact: 'none.log' })).toMatchObject({
      error: { code: 'artifact/not-found', artifact: 'none.log' },
    })
    expect(trials).toMatchObject(Array.from({ length: 3 }, () => ({ runId: `try ${runId}`, signature: request })))
  })

  it('looks only where the signature asks for, and tells how far it got', async () => {
    await services.openNamed('/run')
    const list = await services.sources.list()
    const runId = list[0]?.runs[0]?.runId ?? ''
    expect(await call('rules.try', { runId, ...request, where: 'k*.log' })).toMatchObject({
      value: { artifacts: [{ artifact: 'kern.log', lines: 2 }], total: 2, read: { artifacts: 1 } },
    })
    expect(emitted).toContainEqual(['rules.progress', { runId, artifact: 'kern.log', doneBytes: 12 }])
    expect(await call('rules.try', { runId, ...request, where: 'k*.log', artifact: 'build-log.txt' })).toMatchObject({
      value: { artifacts: [], total: 0 },
    })
  })

  it.each([
    ['literal', { literal: 'abc' }],
    ['literal', { literal: 'say "so"' }],
    ['pattern', { pattern: String.raw`(a)\1` }],
    ['pattern', { pattern: '' }],
    ['artifact', { where: '^(' }],
  ])('refuses a bad %s before anything is read: %j', async (place, over) => {
    expect(await call('rules.try', { runId: 'any', ...request, ...over })).toMatchObject({
      ok: false,
      error: { code: 'rules/refused', place },
    })
    expect(trials).toEqual([])
  })

  it('does not know a run that is not open', async () => {
    expect(await call('rules.try', { runId: 'gone', ...request })).toMatchObject({ error: { code: 'rpc/unknown-id' } })
  })
})
