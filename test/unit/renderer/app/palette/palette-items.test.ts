import { beforeEach, describe, expect, it, vi } from 'vitest'
import { investigationItems } from '../../../../../renderer/app/palette/palette-items.ts'
import { parseRoute } from '../../../../../renderer/state/route.ts'
import { foundingInvestigation } from '../../../../support/founding-view.ts'

/** The address bar, as far as routes need one. */
beforeEach(() => {
  const location = { hash: '#/i/g~b/logs?ag=x&ag=y&e=pod%3Aold&a=old.log&l=3' }
  const go = (_state: unknown, _title: string, hash: string) => void (location.hash = hash)
  vi.stubGlobal('window', { location, history: { pushState: go, replaceState: go } })
})

const filters = { setFilter: () => undefined, setChoice: () => undefined }

describe('investigationItems', () => {
  const items = investigationItems(foundingInvestigation, filters)

  it.each(['Finding', 'Component', 'Test', 'Artifact'])(
    'goes to a place of the same runs, further good ones and all: %s',
    kind => {
      items.find(item => item.kind === kind)?.run()
      const route = parseRoute(window.location.hash)
      expect(route).toMatchObject({ baseline: 'g', target: 'b', alsoGood: ['x', 'y'] })
      expect(route).not.toHaveProperty('line')
      expect(route.entity).not.toBe('pod:old')
    },
  )

  it('names the test that was chosen, so that the panel shows it', () => {
    const test = items.find(({ kind }) => kind === 'Test')
    test?.run()
    expect(parseRoute(window.location.hash)).toMatchObject({ panel: 'tests', entity: `test:${test?.title ?? ''}` })
  })

  it('lists a test once, however many hosts it failed on', () => {
    const { comparison } = foundingInvestigation
    const { newlyFailing } = comparison.tests
    const tests = { ...comparison.tests, newlyFailing: [...newlyFailing, ...newlyFailing] }
    const twice = investigationItems({ ...foundingInvestigation, comparison: { ...comparison, tests } }, filters)
    expect(twice.map(({ id }) => id)).toEqual(items.map(({ id }) => id))
  })
})
