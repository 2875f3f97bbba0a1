import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readStories } from '../../../../electron/services/read-story.ts'
import { readRunTemplates } from '../../../../electron/services/run-templates.ts'
import { searchLines } from '../../../../electron/services/search-lines.ts'
import { openSource } from '../../../../electron/services/sources/open-source.ts'
import type { SourceRun } from '../../../../electron/services/sources/source.ts'
import { encodeUtf8 } from '../../../../shared/base/bytes.ts'
import { ok } from '../../../../shared/base/result.ts'
import type { Entity } from '../../../../shared/model/entity.ts'
import { fakeRun } from '../../../support/fake-run.ts'

const UID = '27cfa381-df83-4039-ad88-63175e51243c'
const LINE = `E0305 09:35:46.269359    2114 kubelet.go:1] "No pod" uid="${UID}" try=`
const entity: Entity = { id: `pod:${UID}`, kind: 'pod', title: 'ns/web', uid: UID, parts: [], joins: [] }
let time = 0
/** Hands over as soon as there is something. */
const clock = { now: () => (time += 1_000), wait: () => Promise.resolve() }

/** What each reading says of a run: what it read, and what it could not. */
async function readAll(run: SourceRun) {
  const templates = await readRunTemplates(run, { about: { hosts: [], run: {} } })
  const stories = await readStories(run, { request: { wanted: [{ entity }], entities: [entity], run: {} } })
  const query = { text: 'No pod', isPattern: false, ignoresCase: false }
  const search = await searchLines(run, { query, limit: 1_000, onFound: () => undefined }, clock)
  if (!templates.ok || !stories.ok || !search.ok) throw new Error('a reading failed as a whole')
  return { templates: templates.value, story: stories.value[0], search: search.value }
}
const unreadOf = ({ templates, story, search }: Awaited<ReturnType<typeof readAll>>) => [
  templates.unread,
  story?.unread,
  search.unread,
]

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'readings-'))
})
afterAll(() => rm(folder, { recursive: true }))

describe('input that is damaged in the middle', () => {
  const whole = Array.from({ length: 3_000 }, (_, at) => `${LINE}${Math.imul(at, 2_654_435_761) >>> 0}\n`).join('')
  const packed = gzipSync(whole)
  const flipped = Buffer.from(packed)
  flipped.fill(0xa5, packed.length >> 1, (packed.length >> 1) + 64)

  it.each([
    ['cut off', packed.subarray(0, packed.length >> 1)],
    ['altered', flipped],
  ])('is read as far as it goes where it is %s, every reading says so, and no file is left', async (_, bytes) => {
    await rm(join(folder, 'run'), { recursive: true, force: true })
    const before = await temporaryFiles()
    const path = join(folder, 'one.log.gz')
    await writeFile(path, bytes)
    const source = await openSource(path)
    if (!source.ok) throw new Error(JSON.stringify(source.error))
    const run = source.value.runs[0]
    if (run === undefined) throw new Error('no run')
    const read = await readAll(run)
    expect(unreadOf(read)).toEqual(Array.from({ length: 3 }, () => ['one.log.gz']))
    expect(read.search.lines).toBeGreaterThan(0)
    expect(read.search.lines).toBeLessThan(3_000)
    await source.value.close()
    expect(await temporaryFiles()).toEqual(before)
  })
})

/** Names of spool files that readings of ours make. */
async function temporaryFiles(): Promise<readonly string[]> {
  return (await readdir(folder)).filter(name => name !== 'one.log.gz')
}

/** The run with its artifacts in pieces of these sizes, again and again. */
function inPieces(text: string, sizes: readonly number[]): SourceRun {
  const whole = fakeRun('', { 'a.log': text })
  const bytes = encodeUtf8(text)
  const open: SourceRun['open'] = () =>
    Promise.resolve(ok({ chunks: pieces(bytes, sizes), end: () => ({ state: 'complete' }) }))
  return {
    ...whole,
    open,
    stream: async function* () {
      yield { entry: { name: 'a.log' }, stream: await open('a.log') }
    },
  }
}

async function* pieces(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  await Promise.resolve()
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1
    yield bytes.slice(at, at + size)
    at += size
  }
}

it('S40 reads the same wherever the chunks part', async () => {
  const words = fc.constantFrom(LINE, '\n', '\r\n', 'é', '\0', 'No pod', ' v1.2.3', 'panic: x\n', `uid ${UID}\n`, '1')
  const text = fc.array(words, { maxLength: 40 }).map(parts => parts.join(''))
  const sizes = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 5 })
  await fc.assert(
    fc.asyncProperty(text, sizes, async (content, cuts) => {
      expect(await readAll(inPieces(content, cuts))).toEqual(await readAll(inPieces(content, [1_000_000])))
    }),
    { numRuns: 40 },
  )
})

it('S64 reads one line that never ends without keeping it', async () => {
  const long = `${LINE}${'x'.repeat(4 * 1024 * 1024)}`
  const { templates, search } = await readAll(inPieces(long, [1 << 20]))
  expect(templates.groups.map(({ lines }) => lines)).toEqual([1])
  expect(search.lines).toBe(1)
  expect(JSON.stringify(templates).length).toBeLessThan(100_000)
})
