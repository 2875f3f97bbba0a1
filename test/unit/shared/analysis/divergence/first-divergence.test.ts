import { describe, expect, it } from 'vitest'
import { firstDivergence } from '#shared/analysis/divergence/first-divergence.ts'
import { buildLane } from '../../../../support/build-lane.ts'

/** Lanes written as words. */
const lane = (words: string) => buildLane(words.split(' ').filter(word => word !== ''))

function find(bad: string, ...goods: readonly string[]) {
  const found = firstDivergence(lane(bad), goods.map(lane))
  return found === undefined
    ? undefined
    : {
        after: found.lastCommon?.template,
        event: found.event?.template,
        line: found.event?.evidence.line,
        expected: found.expected.map(({ event, lanes }) => `${lanes} ${event.template}`),
        rejoined: found.rejoined?.template,
      }
}
const GOOD = 'add run loop id create start started ready died stop removed'

describe('the first divergence', () => {
  it('is where the lane leaves for good, although it differs and comes back before', () => {
    const bad = 'add odd run failed retry run failed retry run failed retry'
    expect(find(bad, GOOD)).toEqual({
      after: 'run',
      event: 'failed',
      line: 4,
      expected: ['1 loop'],
      rejoined: undefined,
    })
  })

  it('names the lane, how many good ones there are, and cites the events of each', () => {
    expect(firstDivergence(lane('add fail'), [lane(GOOD), lane(GOOD)])).toMatchObject({
      lane: 'lane',
      title: 'a lane',
      goodLanes: 2,
      lastCommon: { evidence: { text: 'line of add' } },
      event: { evidence: { text: 'line of fail', line: 2 } },
      expected: [{ lanes: 2, event: { evidence: { text: 'line of run', line: 2 } } }],
    })
  })

  it('counts in how many good lanes something is expected, the most frequent first', () => {
    const tail = 'c d e f g h'
    const bad = `a x1 x2 x3 x4 x5 x6`
    expect(find(bad, `a b ${tail}`, `a w ${tail}`, `a b ${tail}`)?.expected).toEqual(['2 b', '1 w'])
  })

  it('is an early end', () => {
    expect(find('add run loop', GOOD)).toMatchObject({ after: 'loop', event: undefined, expected: ['1 id'] })
    expect(find('', GOOD)).toMatchObject({ after: undefined, event: undefined, expected: ['1 add'] })
  })

  it('is what goes on behind the end of the good lanes', () => {
    expect(find(`${GOOD} again`, GOOD)).toMatchObject({ after: 'removed', event: 'again', expected: [] })
  })

  it('is at the start where nothing is in common', () => {
    expect(find('x y', 'a b')).toMatchObject({ after: undefined, event: 'x', expected: ['1 a'] })
  })

  it('is a jump over much of what good lanes do, although each event is known', () => {
    expect(find('add run stop removed', GOOD)).toEqual({
      after: 'run',
      event: 'stop',
      line: 3,
      expected: ['1 loop'],
      rejoined: undefined,
    })
  })

  it('tells where a lane comes back that differs only for a moment', () => {
    expect(find(GOOD.replace('create', 'create warning'), GOOD)).toMatchObject({ event: 'warning', rejoined: 'start' })
    expect(find(GOOD.replace('create ', ''), GOOD)).toMatchObject({
      event: 'start',
      expected: ['1 create'],
      rejoined: 'start',
    })
  })

  it('is a beginning anew that no good lane knows', () => {
    const again = 'create start died'
    const bad = `add ${again} ${again} ${again} ${again} stop`
    expect(find(bad, `add ${again} stop`)).toMatchObject({
      after: 'died',
      event: 'create',
      line: 5,
      expected: ['1 stop'],
    })
  })

  it('is found by the two events before it where the one before it tells nothing', () => {
    const good = 'begin start a b x1 x2 x3 x4 x5 x6 a c end'
    expect(find('begin odd start a c end', good)).toMatchObject({ after: 'a', event: 'c', expected: ['1 b'] })
  })

  it('is none where every step is one of some good lane', () => {
    const [one, other] = ['a b c d e f g h i j', 'a k l m n o p q i j']
    expect(find(other, one, other)).toBeUndefined()
    expect(find('a b c d e f g h i j', other, one)).toBeUndefined()
  })

  it('is none for something done more or less often than in good lanes', () => {
    expect(find('a b b b b b b b b c', 'a b c')).toBeUndefined()
    expect(find('a b c', 'a b b b b b b b b c')).toBeUndefined()
    const poll = (times: number) => `start ${'ask wait answer '.repeat(times)} end`
    expect(find(poll(30), poll(2))).toBeUndefined()
    expect(find(poll(2), poll(30))).toBeUndefined()
  })

  it('is none for something a little earlier or later', () => {
    expect(find('a f b c d e g', 'a b c d e f g')).toBeUndefined()
    expect(find('b a d c f e h g', 'a b c d e f g h')).toBeUndefined()
  })

  it('is found in lanes of two hundred thousand events', () => {
    const long = Array.from({ length: 200_000 }, (_, at) =>
      at % 1_000 === 0 ? `step-${at}` : `poll-${(at * 7_919) % 50}`,
    )
    const bad = [...long.slice(0, 150_000), 'panic', ...long.slice(0, 50_000)]
    expect(firstDivergence(buildLane(bad), [buildLane(long)])).toMatchObject({
      event: { template: 'panic' },
      lastCommon: { evidence: { line: 150_000 } },
    })
  })

  it('is not at what comes a little earlier, but at what comes with it', () => {
    expect(find('a f novel b c d g', 'a b c d f g')).toMatchObject({ after: 'f', event: 'novel', rejoined: 'b' })
  })

  it('is none without a good lane, and none of equal lanes', () => {
    expect(find('a b')).toBeUndefined()
    expect(find(GOOD, GOOD)).toBeUndefined()
    expect(find('', '')).toBeUndefined()
  })
})
