import { describe, expect, it } from 'vitest'
import type { LineMatch, PlaceOfLine } from '#shared/ipc/views.ts'
import { ok } from '#shared/base/result.ts'
import type { LogPaneHandle } from '../../../../../renderer/panels/logs/log-pane-types.ts'
import { createMatchFollower, type MatchReading } from '../../../../../renderer/panels/logs/sync-match.ts'
import { strings } from '../../../../../renderer/strings/index.ts'
import { createFakeBackend } from '../../../../support/fake-backend.ts'

const match = (place: PlaceOfLine, over: Partial<LineMatch> = {}): LineMatch => ({
  ...{ place, omittedLines: 0, isPartial: false },
  ...over,
})
const [before, after] = [
  { line: 1_200, other: 1_194 },
  { line: 1_260, other: 1_251 },
]

describe('what a match says', () => {
  it.each<[string, PlaceOfLine]>([
    ['Line 1,204 says the same as line 1,198', { kind: 'same', line: 1_198 }],
    [
      'Between lines that say the same (1,200 and 1,194, 1,260 and 1,251)',
      { kind: 'between', line: 1_198, before, after },
    ],
    ['Behind lines that say the same (1,200 and 1,194)', { kind: 'between', line: 1_198, before, after: undefined }],
    ['Before lines that say the same (1,260 and 1,251)', { kind: 'between', line: 1_198, before: undefined, after }],
    ['Not aligned: no line of these two logs says the same just once', { kind: 'none' }],
  ])('is: %s', (text, place) => {
    expect(strings.logs.sync.byMatch(1_204, match(place))).toBe(text)
  })
  it('counts what was left out, and says that a log is not read to its end', () => {
    expect(strings.logs.sync.byMatch(2, match({ kind: 'same', line: 3 }, { omittedLines: 1, isPartial: true }))).toBe(
      'Line 2 says the same as line 3; 1 line left out; a log is not read to its end',
    )
  })
})

function paneOf(runId: string, bytes = 100) {
  const went: number[] = []
  const pane: LogPaneHandle = {
    ...{
      pane: 'left',
      side: 'bad',
      runId,
      artifact: 'a',
      isCorrected: false,
      start: 0,
      totalLines: 3,
      bytes,
      lines: [],
    },
    goTo: line => void went.push(line),
  }
  return { pane, went }
}

function setUp() {
  const said: string[] = []
  const readings: (MatchReading | undefined)[] = []
  const asked: { readonly matchId: string; readonly line: number; readonly isGone: () => boolean }[] = []
  const answers: (() => void)[] = []
  const backend = createFakeBackend({
    'log.match': async ({ matchId, line }, signal) => {
      asked.push({ matchId, line, isGone: () => signal?.aborted === true })
      await new Promise<void>(resolve => void answers.push(resolve))
      return ok(match({ kind: 'same', line: line * 10 }))
    },
  })
  const follower = createMatchFollower(backend, {
    tell: text => void said.push(text),
    onReading: reading => void readings.push(reading),
  })
  const settle = async () => {
    for (let round = 0; round < 5; round++) {
      for (const answer of answers.splice(0)) answer()
      await Promise.resolve()
      await new Promise<void>(resolve => void setImmediate(resolve))
    }
  }
  const [one, two] = [paneOf('one'), paneOf('two')]
  const follow = (line: number) => follower.follow({ leader: one.pane, follower: two.pane, line })
  return { backend, follower, follow, settle, said, readings, asked, one, two }
}

describe('following by matching lines', () => {
  it('brings the other pane to the line that says the same, and says so', async () => {
    const { follow, settle, two, said } = setUp()
    follow(2)
    await settle()
    expect(two.went).toEqual([20])
    expect(said).toEqual(['Line 2 says the same as line 20'])
  })
  it('goes on reading while the reader scrolls, and follows where they are by then', async () => {
    const { follow, settle, two, asked } = setUp()
    follow(2)
    follow(3)
    follow(4)
    await settle()
    expect(asked.map(({ line, isGone }) => [line, isGone()])).toEqual([
      [2, false],
      [4, false],
    ])
    expect(two.went).toEqual([40])
  })
  it('tells how far the reading of both is', () => {
    const { backend, follow, readings, asked } = setUp()
    follow(2)
    backend.emit('match.progress', { matchId: asked[0]?.matchId ?? '', doneBytes: 50 })
    backend.emit('match.progress', { matchId: 'of another', doneBytes: 190 })
    expect(readings).toEqual([{ part: 0.25 }])
  })
  it('ends the reading where the reader wants it, and moves nothing any more', async () => {
    const { follower, follow, settle, two, said, asked, readings } = setUp()
    follow(2)
    follower.cancel()
    await settle()
    expect(asked[0]?.isGone()).toBe(true)
    expect(two.went).toEqual([])
    expect(said).toEqual(['Not aligned: reading the logs was stopped'])
    expect(readings.at(-1)).toBeUndefined()
  })
  it('ends the reading when other logs are shown', async () => {
    const { follower, follow, settle, one, two, asked } = setUp()
    follow(2)
    const three = paneOf('three')
    follower.follow({ leader: one.pane, follower: three.pane, line: 5 })
    await settle()
    expect(asked.map(({ isGone }) => isGone())).toEqual([true, false])
    expect([two.went, three.went]).toEqual([[], [50]])
  })
})
