import { expect, test } from 'vitest'
import { versionChangeFindings } from '#shared/analysis/find-version-changes.ts'
import { resolveClaims } from '#shared/analysis/resolve-claims.ts'
import { compatibilities } from '#shared/knowledge/compatibility/index.ts'
import { placeDraft } from '../../../support/build-draft.ts'

const start = (second: string, version: string) =>
  `time="2025-03-05T09:33:${second}Z" level=info msg="starting containerd" revision=abc version=${version}\n`
const log = (...starts: readonly (readonly [string, string])[]) =>
  starts.map(([second, version]) => start(second, version)).join('')
const changes = (...artifacts: readonly ReturnType<typeof placeDraft>[]) =>
  versionChangeFindings(resolveClaims(artifacts), compatibilities)
const onHost = (text: string, name = 'artifacts/h/containerd.log') => placeDraft(name, text, { host: 'h' })

test('a daemon that comes up with another version is a change within the run, with both starts and its time', () => {
  const [change] = changes(onHost(log(['10', '2.0.2'], ['20', '1.7.25'])))
  expect(change).toMatchObject({
    id: 'skew/changed-within-run:containerd:2.0.2:1.7.25',
    kind: 'skew',
    severity: 'warning',
    title: 'containerd was downgraded from 2.0.2 to 1.7.25 within the run',
    count: 2,
    hosts: ['h'],
    firstAt: Date.parse('2025-03-05T09:33:20Z') * 1_000,
  })
  expect(change?.evidence.map(({ line }) => line)).toEqual([1, 2])
})

test('inside one line of the compatibility tables it is a symptom, and never a cause', () => {
  const kinds = (from: string, to: string) =>
    changes(onHost(log(['10', from], ['20', to]))).map(({ kind, title }) => `${kind}: ${title}`)
  expect([
    ...kinds('1.7.24', '1.7.25'),
    ...kinds('1.7.24', '"1.7.24-0ubuntu0~22.04.1"'),
    ...kinds('4a4a1ecb6ff0', '2.0.2'),
  ]).toEqual([
    'symptom: containerd was upgraded from 1.7.24 to 1.7.25 within the run',
    'symptom: containerd changed from 1.7.24 to 1.7.24-0ubuntu0~22.04.1 within the run',
    'symptom: containerd changed from 4a4a1ecb6ff0 to 2.0.2 within the run',
  ])
})

test('a version that comes back is two changes', () => {
  const found = changes(onHost(log(['10', '2.0.2'], ['20', '1.7.25'], ['30', '1.7.25'], ['40', '2.0.2'])))
  expect(found.map(({ values, evidence }) => [values['from'], values['to'], evidence.map(({ line }) => line)])).toEqual(
    [
      ['2.0.2', '1.7.25', [1, 2]],
      ['1.7.25', '2.0.2', [2, 4]],
    ],
  )
})

test('restarts with one version are no change', () => {
  expect(changes(onHost(log(['10', '1.7.25'], ['20', '1.7.25'])))).toEqual([])
})

test('two hosts, or a log that names none, show no change', () => {
  const twoHosts = ['a', 'b'].map((host, index) =>
    placeDraft(`artifacts/${host}/containerd.log`, log(['10', `1.7.${index}`]), { host }),
  )
  expect(changes(...twoHosts, placeDraft('some.log', log(['10', '1.6.0'], ['20', '1.7.0'])))).toEqual([])
})

test('over two logs their times give the order', () => {
  const found = changes(
    onHost(log(['30', '1.7.25']), 'artifacts/h/containerd.log'),
    onHost(log(['10', '1.6.2']), 'artifacts/h/journal.log'),
  )
  expect(found.map(({ title }) => title)).toEqual(['containerd was upgraded from 1.6.2 to 1.7.25 within the run'])
})

test('over two logs without times nothing is said', () => {
  const bare = (version: string) => `level=info msg="starting containerd" revision= version=${version}\n`
  expect(
    changes(onHost(bare('1.6.2'), 'artifacts/h/journal.log'), onHost(bare('1.7.25'), 'artifacts/h/containerd.log')),
  ).toEqual([])
})
