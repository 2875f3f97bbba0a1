import { describe, expect, it } from 'vitest'
import type { InvestigationView } from '#shared/ipc/views.ts'
import { listArtifacts, type ArtifactOption } from '../../../../../renderer/panels/logs/artifact-options.ts'
import { paneKey, runKey, toOpening, toPlace } from '../../../../../renderer/panels/logs/log-places.ts'
import { shownTab } from '../../../../../renderer/panels/logs/log-tabs.ts'
import {
  followRoute,
  openBeside,
  openFile,
  shownFiles,
  startingTabs,
  type PaneTabs,
} from '../../../../../renderer/panels/logs/open-files.ts'
import { namePane } from '../../../../../renderer/panels/logs/pane-name.ts'
import { filesOf, groupOptions } from '../../../../../renderer/panels/logs/picker-groups.ts'
import { strings } from '../../../../../renderer/strings/index.ts'
import { fakeInvestigation as view } from '../../../../support/fake-logs.ts'

const NOTHING = { logPlaces: {}, logTabs: {} }
const start = startingTabs(view, NOTHING)
const badLog = (name: string) => `artifacts/tmp-node-e2e-edd441f7-cos-121/${name}`
const goodLog = (name: string) => `artifacts/tmp-node-e2e-0a1b2c3d-cos-117/${name}`
const shown = (panes: PaneTabs) => {
  const { left, right } = shownFiles(panes)
  return [left, right].map(file => file && [file.side, file.artifact])
}
const badInLeft = openFile(start, { pane: 'left', side: 'bad', artifact: badLog('kubelet.log'), line: undefined }, view)

describe('opening a file', () => {
  it('opens its counterpart in the other pane', () => {
    const file = { pane: 'right', side: 'bad', artifact: badLog('kubelet.log'), line: 7 } as const
    expect(shown(openFile(start, file, view))).toEqual([
      ['good', goodLog('kubelet.log')],
      ['bad', badLog('kubelet.log')],
    ])
  })
  it('opens nothing beside a file of the other run', () => {
    expect(shown(badInLeft)).toEqual([['bad', badLog('kubelet.log')], shown(start)[1]])
  })
  it('leaves a file of the other run where somebody put it', () => {
    const file = { pane: 'right', side: 'bad', artifact: 'build-log.txt', line: undefined } as const
    expect(shown(openFile(badInLeft, file, view))).toEqual([
      ['bad', badLog('kubelet.log')],
      ['bad', 'build-log.txt'],
    ])
  })
  it('opens one file in both panes, each at its own line', () => {
    const file = { pane: 'right', side: 'bad', artifact: badLog('kubelet.log'), line: 90 } as const
    const { left, right } = openFile(badInLeft, file, view)
    expect([shownTab(left)?.line, shownTab(right)?.line]).toEqual([1, 90])
  })
  it('opens files of both runs that have one name as tabs of one pane', () => {
    const file = { side: 'good', artifact: 'build-log.txt', line: undefined } as const
    const both = openBeside(openBeside(start, { ...file, pane: 'left' }), { ...file, pane: 'left', side: 'bad' })
    expect(both.left.tabs.filter(({ artifact }) => artifact === 'build-log.txt').map(({ side }) => side)).toEqual([
      'good',
      'bad',
    ])
  })
})

describe('following the route', () => {
  const route = { panel: 'logs', side: 'bad', artifact: badLog('kubelet.log'), line: 5 } as const
  it('opens a file in the pane that it names', () => {
    expect(shown(followRoute(start, { ...route, pane: 'left' }, view))).toEqual(shown(badInLeft))
  })
  it('opens what is cited in the pane of its run, or where it is on screen', () => {
    expect(shown(followRoute(start, route, view))[1]).toEqual(['bad', badLog('kubelet.log')])
    expect(followRoute(badInLeft, route, view)).toBe(badInLeft)
  })
})

describe('what is remembered', () => {
  const left = { side: 'bad', artifact: 'x.log', line: 3 } as const
  const place = toPlace(view, left)
  const remembered = { logPlaces: { [paneKey(view, 'left')]: place }, logTabs: { [paneKey(view, 'left')]: [place] } }
  it('comes back in the pane where it was, also of the other run', () => {
    expect(startingTabs(view, remembered).left).toEqual({ tabs: [left], active: 0 })
  })
  it('follows its run to the other side', () => {
    const swapped: InvestigationView = { ...view, baseline: view.target, target: view.baseline }
    expect(toOpening(swapped, 'right', place)).toEqual({ ...left, side: 'good' })
  })
  it('does not come back beside a run that it is not of', () => {
    const other: InvestigationView = { ...view, target: { ...view.target, runId: 'another' } }
    expect(toOpening(other, 'left', place)).toBeUndefined()
    expect(startingTabs(other, remembered).left.tabs).toEqual(start.left.tabs)
  })
  it('tells two hosts of one run apart', () => {
    const hosts = { ...view.comparison, hosts: { good: 'g', bad: 'b' } }
    const ofOne: InvestigationView = { ...view, target: view.baseline, comparison: hosts }
    expect(runKey(ofOne, 'good')).not.toBe(runKey(ofOne, 'bad'))
    expect(toOpening(ofOne, 'left', toPlace(ofOne, left))).toEqual(left)
    const turned: InvestigationView = {
      ...ofOne,
      comparison: { ...hosts, hosts: { good: 'b', bad: 'g' } },
    }
    expect(toOpening(turned, 'left', toPlace(ofOne, left))?.side).toBe('good')
  })
})

describe('the name of a pane', () => {
  it('says whose log it shows, and where, when that is not its own run', () => {
    const { title, tools } = strings.logs.pane
    expect([namePane('left', 'good'), namePane('right', 'bad')].map(title)).toEqual(['Good log', 'Bad log'])
    expect([namePane('left', 'bad'), namePane('right', 'good')].map(title)).toEqual([
      'Left log, bad run',
      'Right log, good run',
    ])
    expect([namePane('right', 'bad'), namePane('left', 'bad')].map(tools)).toEqual([
      'Tools for the bad log',
      'Tools for the left log, bad run',
    ])
  })
})

describe('groupOptions', () => {
  const some = (count: number, name: string): readonly ArtifactOption[] => {
    const [first] = listArtifacts(view.bad)
    return first === undefined
      ? []
      : Array.from({ length: count }, (_, at) => ({ ...first, artifact: `${name}-${at}` }))
  }
  const drawn = (good: number, bad: number) =>
    groupOptions({ good: some(good, 'g'), bad: some(bad, 'b') }, 'bad', '').map(({ side, options, before, more }) => [
      ...[side, options.length, before, more],
    ])
  it('gives each run its share of what is drawn, and counts the rest', () => {
    expect(drawn(300, 200)).toEqual([
      ['bad', 50, 0, 150],
      ['good', 50, 50, 250],
    ])
    expect(drawn(300, 10)).toEqual([
      ['bad', 10, 0, 0],
      ['good', 90, 10, 210],
    ])
    expect(drawn(10, 300)).toEqual([
      ['bad', 90, 0, 210],
      ['good', 10, 90, 0],
    ])
    expect(drawn(40, 60)).toEqual([
      ['bad', 60, 0, 0],
      ['good', 40, 60, 0],
    ])
  })
  it('filters both, and has no group for a run without any', () => {
    const options = { good: some(3, 'kubelet'), bad: some(3, 'containerd') }
    const groups = groupOptions(options, 'bad', 'kube 2')
    expect(filesOf(groups)).toEqual([{ side: 'good', artifact: 'kubelet-2' }])
    expect(groupOptions(options, 'bad', 'none')).toEqual([])
  })
})
