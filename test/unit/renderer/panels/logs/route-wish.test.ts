import { describe, expect, it } from 'vitest'
import {
  paneOfRoute,
  routeOfShown,
  wishIn,
  wishOf,
  type ShownFiles,
} from '../../../../../renderer/panels/logs/route-wish.ts'

const route = { panel: 'logs', side: 'bad', artifact: 'a.log', line: 500 } as const
const opening = (side: 'good' | 'bad', artifact: string) => ({ side, artifact, line: 1 })
const shown = (left: ShownFiles['left'], right: ShownFiles['right']) => ({ left, right })
const ownFiles = shown(opening('good', 'a.log'), opening('bad', 'b.log'))
const across = shown(opening('bad', 'a.log'), opening('bad', 'b.log'))

describe('the pane of a route', () => {
  it('is that of the run, unless the file is on screen in the other one only', () => {
    expect(paneOfRoute(route, ownFiles)).toBe('right')
    expect(paneOfRoute(route, across)).toBe('left')
    expect(paneOfRoute(route, shown(opening('bad', 'a.log'), opening('bad', 'a.log')))).toBe('right')
  })
  it('is the one that it names, and none where it names no file', () => {
    expect(paneOfRoute({ ...route, pane: 'left' }, ownFiles)).toBe('left')
    expect(paneOfRoute({ panel: 'logs', side: 'bad' }, ownFiles)).toBeUndefined()
  })
})

describe('the line that the route asks for', () => {
  it('is wished for in its own artifact of its own run, in one pane only', () => {
    const wish = wishOf(route, 'right')
    expect(wishIn(wish, 'right', opening('bad', 'a.log'))).toEqual({
      ...{ pane: 'right', side: 'bad', artifact: 'a.log', line: 500 },
    })
    expect(wishIn(wish, 'right', opening('bad', 'b.log'))).toBeUndefined()
    expect(wishIn(wish, 'right', opening('good', 'a.log'))).toBeUndefined()
    expect(wishIn(wish, 'left', opening('bad', 'a.log'))).toBeUndefined()
  })
  it('is none where the route names no line', () => {
    expect(wishOf({ panel: 'logs', side: 'bad', artifact: 'a.log' }, 'right')).toBeUndefined()
  })
})

describe('the route', () => {
  it('names the artifact of the tab that was gone to, and no line of it', () => {
    expect(routeOfShown(route, 'right', ownFiles)).toEqual({
      ...{ side: 'bad', artifact: 'b.log', pane: undefined, line: undefined, finding: undefined },
    })
    expect(routeOfShown({ ...route, pane: 'left' }, 'left', ownFiles)).toMatchObject({
      ...{ side: 'good', artifact: 'a.log', pane: undefined },
    })
  })
  it('names the pane of a file that was found in that of the other run', () => {
    expect(routeOfShown(route, 'left', across)).toEqual({ side: 'bad', artifact: 'a.log', pane: 'left' })
    expect(routeOfShown({ ...route, pane: 'left' }, 'left', across)).toBeUndefined()
  })
  it('stays where its pane shows what it names, or it names nothing', () => {
    expect(routeOfShown({ ...route, artifact: 'b.log' }, 'right', ownFiles)).toBeUndefined()
    expect(routeOfShown({ panel: 'logs' }, undefined, ownFiles)).toBeUndefined()
  })
})
