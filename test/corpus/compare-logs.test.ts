import { describe, expect, test } from 'vitest'
import { compareLogs } from '#shared/analysis/compare-logs/compare-logs.ts'
import { logContextOf } from '#shared/analysis/compare-logs/log-context.ts'
import { builtInIndex } from '#shared/analysis/knowledge-index.ts'
import type { LogComparison } from '#shared/model/log-comparison.ts'
import type { RunTemplates } from '#shared/model/template.ts'
import { analyseFiles, type Files } from '../support/analyse-files.ts'
import { annotatedPairs, hasAnnotatedPairs, type AnnotatedPair } from '../support/annotated-pairs.ts'
import { nothingKnown } from '../support/build-templates.ts'
import { generatePodRun } from '../support/pod-run.ts'
import { readTemplates } from '../support/read-templates.ts'
import { buildRun } from '../support/sample/build-run.ts'
import { specs } from '../support/sample/sample-runs.ts'
import type { RunSpec } from '../support/sample/spec.ts'

if (!hasAnnotatedPairs) console.warn('SKIPPED: the annotated pairs of logs are not beside the project')

const filesOf = (spec: RunSpec): Files => Object.fromEntries(buildRun(spec).files)

/** As a run of the product is read: with its analysis, which knows its machines. */
function readWhole(files: Files) {
  const analysis = analyseFiles(files)
  return { templates: readTemplates(files, analysis), context: logContextOf(analysis, builtInIndex) }
}

function compareWhole(bad: Files, good: Files): LogComparison {
  const { templates, context } = readWhole(bad)
  return compareLogs(templates, [readWhole(good).templates], context)
}

const unfolded = ({ novel }: LogComparison) => novel.filter(({ isFolded }) => !isFolded)

describe.skipIf(!hasAnnotatedPairs)('of the annotated pairs', () => {
  interface Measured {
    readonly name: string
    readonly comparison: LogComparison
    /** Where each annotated line stands among what is new; Infinity = it is not new. */
    readonly places: readonly number[]
  }

  function measure({ name, good, bad, annotations }: AnnotatedPair): Measured {
    const comparison = compareLogs(readTemplates({ log: bad }), [readTemplates({ log: good })], nothingKnown)
    const places = comparison.novel.map(({ template }) => template.id)
    const placeOf = (line: string) => {
      const place = places.indexOf(readTemplates({ log: line }).groups[0]?.templates[0]?.id ?? '')
      return place === -1 ? Infinity : place
    }
    return { name, comparison, places: annotations.map(({ lines }) => Math.min(...lines.map(placeOf), Infinity)) }
  }

  const pairs = annotatedPairs().map(measure)
  const places = pairs.flatMap(pair => pair.places)
  const within = (limit: number) => places.filter(place => place < limit).length

  test('every annotated line is new and among the first 40 of its pair, nine of ten among the first 20', () => {
    expect(places.length).toBeGreaterThan(10)
    expect(within(40)).toBe(places.length)
    expect(within(20)).toBeGreaterThanOrEqual(places.length * 0.9)
  })

  test('every annotated line stands above the fold, and most of what is new below it', () => {
    for (const { name, comparison, places: own } of pairs) {
      expect(Math.max(...own), name).toBeLessThan(unfolded(comparison).length)
    }
    const all = pairs.reduce((sum, { comparison }) => sum + comparison.novel.length, 0)
    const above = pairs.reduce((sum, { comparison }) => sum + unfolded(comparison).length, 0)
    expect(above).toBeLessThan(all / 2)
  })

  test('no version is said to have changed in a text', () => {
    expect(pairs.flatMap(({ comparison }) => comparison.versionsInText)).toEqual([])
  })
})

describe('between two good runs', () => {
  const again = (seed: number): Files =>
    filesOf({ ...specs.good17, seed, startedAt: specs.good17.startedAt + seed * 7_654_321 })
  const pods = (seed: number): Files => generatePodRun(8 + (seed % 10), seed).files

  test('nothing new stands above the fold, and no rate has changed, in at least 18 of 20 pairs', () => {
    const numbers = Array.from({ length: 10 }, (_, at) => at)
    const pairs = [
      ...numbers.map(at => [again(100 + at), again(200 + at)] as const),
      ...numbers.map(at => [pods(100 + at), pods(900 + 7 * at)] as const),
    ]
    const comparisons = pairs.map(([good, bad]) => compareWhole(bad, good))
    expect(comparisons.filter(one => unfolded(one).length === 0).length).toBeGreaterThanOrEqual(18)
    expect(comparisons.filter(({ rates }) => rates.length === 0).length).toBeGreaterThanOrEqual(18)
    console.log(
      comparisons
        .map(one => [unfolded(one).length, one.novel.length, one.rates.length, one.versionsInText.length].join('/'))
        .join(' '),
    )
  })

  test('of which the Kubernetes build alone changed, its version is told', () => {
    const comparison = compareWhole(filesOf(specs.good17), filesOf(specs.earlier17))
    expect(unfolded(comparison)).toEqual([])
    expect(comparison.versionsInText.map(({ good, bad }) => [good[0]?.version, bad[0]?.version])).toContainEqual([
      specs.earlier17.kubernetes.version,
      specs.good17.kubernetes.version,
    ])
  })
})

describe('in the founding incident', () => {
  test.each([
    [specs.good17, specs.bad17, 'unsupported shim version (3): not implemented'],
    [specs.good16, specs.bad16, 'connect: invalid argument'],
  ])('the cause stands first (%#)', (good, bad, cause) => {
    const { novel, missing } = compareWhole(filesOf(bad), filesOf(good))
    expect(novel[0]?.template.first.text).toContain(cause)
    expect(novel[0]?.score).toMatchObject({ window: 2, entity: 2, knownError: 1 })
    expect(missing).toEqual([])
  })
})

describe('a line that is planted among two million', () => {
  const LINES = 2_000_000
  const PLANTS = [
    {
      artifact: 'kubelet.log',
      line: 'Mar 04 09:40:01.000000 kubelet[1998]: E0304 09:40:01.000000    1998 volume.go:7] "Unmount refused by the disk" volume="a"',
    },
    {
      artifact: 'containerd.log',
      line: 'Mar 04 09:40:01.000000 containerd[611]: time="2025-03-04T09:40:01Z" level=info msg="snapshotter falls back to copying"',
    },
    { artifact: 'build-log.txt', line: 'quota of project reached, waiting' },
  ] as const
  type Plant = (typeof PLANTS)[number]

  /** Adds lines to the artifact whose name ends so. */
  const extend = (files: Files, artifact: string, lines: readonly string[]): Files =>
    Object.fromEntries(
      Object.entries(files).map(([name, content]) => {
        const text = lines.map(line => `${line}\n`).join('')
        return [name, name.endsWith(artifact) ? `${content as string}${text}` : content]
      }),
    )

  /** As every run says some things in its own way: lines of the kubelet with a word more. */
  function vary(files: Files): Files {
    const [, log] = Object.entries(files).find(([name]) => name.endsWith('kubelet.log')) ?? []
    const lines = (log as string).split('\n').slice(0, 60)
    const letter = (at: number) => String.fromCharCode(103 + at)
    return extend(
      files,
      'kubelet.log',
      lines.map((line, at) => `${line} word${letter(at % 8)}${letter(Math.floor(at / 8))}`),
    )
  }

  /** As if the run had had that many lines, of which the planted ones are as few as they are. */
  function enlarge(run: RunTemplates, { line }: Plant): RunTemplates {
    const factor = Math.ceil(LINES / run.groups.reduce((sum, { lines }) => sum + lines, 0))
    const groups = run.groups.map(group => ({
      ...group,
      lines: group.lines * factor,
      templates: group.templates.map(template =>
        template.first.text === line ? template : { ...template, count: template.count * factor },
      ),
    }))
    return { ...run, groups }
  }

  const [plain, varied] = [filesOf(specs.earlier17), vary(filesOf(specs.good17))]
  const untouched = readWhole(plain).templates
  const firstTen = (list: LogComparison['novel']) => list.slice(0, 10).map(({ template }) => template.first.text)

  describe.each(PLANTS)('in $artifact', planted => {
    test.each([1, 3, 100])('%i times is among the first ten that are new, or gone', times => {
      const lines = Array.from({ length: times }, () => planted.line)
      const run = enlarge(readWhole(extend(varied, planted.artifact, lines)).templates, planted)
      const calm = enlarge(untouched, planted)
      const { novel } = compareLogs(run, [calm], nothingKnown)
      expect(novel.length).toBeGreaterThan(50)
      expect(firstTen(novel)).toContain(planted.line)
      expect(firstTen(compareLogs(calm, [run], nothingKnown).gone)).toContain(planted.line)
    })
  })
})
