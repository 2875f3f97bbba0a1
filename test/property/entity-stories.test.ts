import { describe, expect, it } from 'vitest'
import { analyseFiles } from '../support/analyse-files.ts'
import { generatePodRun, readStoriesOf, readStoryOf } from '../support/pod-run.ts'

describe('the stories of a run of fifty pods', () => {
  it.each([1, 2])('hold each line that names one once, and in the right story (seed %i)', seed => {
    const { files, labels, uids } = generatePodRun(50, seed)
    const analysis = analyseFiles(files)
    const pods = analysis.entities.filter(({ kind }) => kind === 'pod')
    expect(pods.map(({ uid }) => uid).sort()).toEqual([...uids].sort())
    const told = new Map<string, string[]>()
    for (const entity of pods) {
      const { lines } = readStoryOf(files, { analysis, entity })
      for (const { evidence } of lines) {
        const place = `${evidence.artifact}:${evidence.line}`
        told.set(place, [...(told.get(place) ?? []), entity.uid ?? ''])
      }
    }
    expect([...told].filter(([, owners]) => owners.length > 1)).toEqual([])
    const wrong = [...told].filter(([place, [owner]]) => labels.get(place) !== owner)
    const lost = [...labels].filter(([place]) => !told.has(place))
    const share = 1 - (wrong.length + lost.length) / labels.size
    expect({ wrong: wrong.slice(0, 5), lost: lost.slice(0, 5), isEnough: share >= 0.99 }).toMatchObject({
      isEnough: true,
    })
    expect(wrong.filter(([place]) => !labels.has(place))).toEqual([])
  })

  it('do not depend on the order of the artifacts', () => {
    const { files } = generatePodRun(10)
    const names = Object.keys(files)
    const backwards = [...names].reverse()
    const [one, other] = [analyseFiles(files), analyseFiles(files, { order: backwards, sizes: [777] })]
    expect(other.entities).toEqual(one.entities)
    const entity = one.entities.find(({ kind }) => kind === 'pod')!
    expect(readStoryOf(files, { analysis: other, entity }, backwards)).toEqual(
      readStoryOf(files, { analysis: one, entity }),
    )
  })

  it('are the same read together as each alone', () => {
    const { files } = generatePodRun(15)
    const analysis = analyseFiles(files)
    const { entities } = analysis
    expect(entities.some(({ kind }) => kind === 'node')).toBe(true)
    expect(readStoriesOf(files, analysis, entities)).toEqual(
      entities.map(entity => readStoryOf(files, { analysis, entity })),
    )
  })
})
