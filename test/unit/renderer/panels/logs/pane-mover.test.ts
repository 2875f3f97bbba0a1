import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { instant } from '#shared/base/time.ts'
import { ok } from '#shared/base/result.ts'
import type { LogLine } from '#shared/ipc/views.ts'
import type { LogPaneHandle } from '../../../../../renderer/panels/logs/log-pane-types.ts'
import { ownPane } from '../../../../../renderer/state/log-pane.ts'
import { createPaneMover } from '../../../../../renderer/panels/logs/pane-mover.ts'
import { createFakeBackend } from '../../../../support/fake-backend.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const lineOf = (line: number): LogLine => ({
  ...{ line, offset: 0, text: '', bytes: 6, cutBytes: 0, notes: [] },
  at: instant(line * 10),
})

/** A pane that has lines at 10, 20 and 30 µs at hand, or none of them. */
function paneOf(side: 'good' | 'bad', isAtHand = true) {
  const went: number[] = []
  const lines = isAtHand ? [1, 2, 3].map(lineOf) : []
  const pane: LogPaneHandle = {
    ...{
      pane: ownPane(side),
      side,
      runId: side,
      artifact: 'a',
      isCorrected: false,
      start: 0,
      totalLines: 3,
      bytes: 18,
      lines,
    },
    goTo: line => void went.push(line),
  }
  return { pane, went }
}

function setUp() {
  let message = ''
  const waiting: (() => void)[] = []
  const backend = createFakeBackend({
    'log.window': async () => {
      await new Promise<void>(resolve => void waiting.push(resolve))
      return ok({ artifact: 'a', lines: [1, 2, 3].map(lineOf) })
    },
  })
  const mover = createPaneMover(backend, change => void (message = change(message)))
  const [good, bad] = [paneOf('good'), paneOf('bad')]
  const follow = () => mover.follow(good.pane, bad.pane, { line: 2, phases: undefined })
  /** Answers all that is asked, and all that is asked because of it. */
  const settle = async () => {
    for (let round = 0; round < 10; round++) {
      for (const answer of waiting.splice(0)) answer()
      await vi.advanceTimersByTimeAsync(200)
    }
  }
  return { mover, good, bad, follow, settle, message: () => message }
}

it('brings the other pane to the same time once scrolling rests, and says so', async () => {
  const { bad, follow, settle, message } = setUp()
  follow()
  await settle()
  expect(bad.went).toEqual([2])
  expect(message()).toMatch(/^Aligned at /u)
})

it('moves nothing and says nothing any more when it is forgotten before scrolling rests', async () => {
  const { mover, bad, follow, settle, message } = setUp()
  follow()
  mover.forget()
  await settle()
  expect(bad.went).toEqual([])
  expect(message()).toBe('')
})

it('lets no older jump land after a newer one', async () => {
  const { mover, settle, message } = setUp()
  const far = paneOf('bad', false)
  mover.jump(far.pane, 30)
  mover.forget()
  mover.jump(far.pane, 10)
  await settle()
  expect(far.went).toEqual([1])
  expect(message()).toBe('')
})

it('says once from whose start, where both logs are of one run', async () => {
  const { mover, bad, settle, message } = setUp()
  const left = { ...paneOf('bad').pane, pane: 'left' } as const
  mover.follow(left, bad.pane, { line: 2, phases: undefined })
  await settle()
  expect(bad.went).toEqual([2])
  expect(message()).toMatch(/ from the run’s start$/u)
})

it('goes by the phases of the runs that are shown, whichever panes show them', async () => {
  const { mover, bad, settle, message } = setUp()
  const left = { ...paneOf('bad').pane, pane: 'left' } as const
  const phase = { name: 'tests', from: instant(0), to: instant(100), artifact: 'a' } as const
  const phases = { kind: 'ready', value: { good: [], bad: [phase] } } as const
  mover.follow(left, bad.pane, { line: 3, phases })
  await settle()
  expect(bad.went).toEqual([3])
  expect(message()).toBe('Aligned in the phase tests')
})

it('says of each pane why it stays', async () => {
  const { mover, good, bad, settle, message } = setUp()
  mover.jump({ ...good.pane, start: undefined }, 1)
  mover.jump({ ...bad.pane, start: undefined }, 1)
  await settle()
  expect(message()).toBe(
    'The good log stays: its run does not say when it started. The bad log stays: its run does not say when it started',
  )
})
