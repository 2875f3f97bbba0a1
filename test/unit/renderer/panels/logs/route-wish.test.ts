import { describe, expect, it } from 'vitest'
import { routeOfShown, wishIn, wishOf } from '../../../../../renderer/panels/logs/route-wish.ts'

const route = { panel: 'logs', side: 'bad', artifact: 'a.log', line: 500 } as const

describe('the line that the route asks for', () => {
  it('is wished for in its own artifact of its own side only', () => {
    const wish = wishOf(route)
    expect(wishIn(wish, 'bad', 'a.log')).toEqual({ side: 'bad', artifact: 'a.log', line: 500 })
    expect(wishIn(wish, 'bad', 'b.log')).toBeUndefined()
    expect(wishIn(wish, 'good', 'a.log')).toBeUndefined()
  })
  it('is none where the route names no line', () => {
    expect(wishOf({ panel: 'logs', side: 'bad', artifact: 'a.log' })).toBeUndefined()
  })
})

describe('the route', () => {
  it('names the artifact of the tab that was gone to, and no line of it', () => {
    expect(routeOfShown(route, { good: 'a.log', bad: 'b.log' })).toEqual({
      artifact: 'b.log',
      line: undefined,
      finding: undefined,
    })
  })
  it('stays where its side shows what it names, or it names nothing', () => {
    expect(routeOfShown(route, { good: 'b.log', bad: 'a.log' })).toBeUndefined()
    expect(routeOfShown({ panel: 'logs' }, { good: 'b.log', bad: 'a.log' })).toBeUndefined()
  })
})
