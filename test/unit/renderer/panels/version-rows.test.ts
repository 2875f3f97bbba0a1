import { describe, expect, it } from 'vitest'
import {
  filterImages,
  filterRows,
  groupByTag,
  imageVersion,
} from '../../../../renderer/panels/versions/version-rows.ts'
import { versionsCsv, versionsJson, versionsMarkdown } from '../../../../renderer/panels/versions/copy-versions.ts'
import { findConflicts, rowKey } from '../../../../renderer/panels/versions/find-conflicts.ts'
import { formatOrder, nextOrder, parseOrder, sortRows } from '../../../../renderer/panels/versions/sort-rows.ts'
import { components, foundingInvestigation } from '../../../support/founding-view.ts'

const conflicts = findConflicts(components)
const names = (list: readonly { readonly component: string; readonly role: string }[]) =>
  list.map(row => `${row.component} ${row.role}`)

describe('filterRows', () => {
  it('hides what is the same and keeps what is unknown', () => {
    expect(names(filterRows(components, { text: '', show: 'changed', conflicts }))).toEqual([
      'os-image running',
      'containerd bundled',
      'containerd-shim-runc-v2 effective',
      'kubelet running',
      'kernel running',
      'runc bundled',
    ])
  })

  it('finds rows that hold every word in any column, whatever the case', () => {
    const find = (text: string) => names(filterRows(components, { text, show: 'all', conflicts }))
    expect(find('RUNC  installed')).toEqual(['runc installed'])
    expect(find('2.0.2')).toEqual(['containerd bundled'])
    expect(find('unknown image')).toEqual(['runc bundled'])
    expect(find('no such thing')).toEqual([])
  })
})

describe('images', () => {
  it('shows the ones that differ', () => {
    const { images } = foundingInvestigation.comparison
    expect(filterImages(images, '').map(image => image.name)).toEqual(['registry.k8s.io/e2e-test-images/busybox'])
    expect(filterImages(images, 'pause')).toEqual([])
  })

  it('writes tag and digest, and neither as no tag', () => {
    const base = { name: 'n', count: 1, evidence: [] }
    expect(imageVersion({ ...base, tag: '3.10' })).toBe('3.10')
    expect(imageVersion({ ...base, digest: 'sha256:0123456789abcdef0123' })).toBe('@sha256:0123456789ab…')
    expect(imageVersion(base)).toBe('no tag')
  })
})

describe('groupByTag', () => {
  const reference = (count: number, tag?: string, digest?: string) => ({
    name: 'n',
    count,
    evidence: [],
    ...(tag === undefined ? {} : { tag }),
    ...(digest === undefined ? {} : { digest }),
  })
  const shape = (list: Parameters<typeof groupByTag>[0]) =>
    groupByTag(list).map(group => [group.tag, group.lines, group.digests])

  it('counts digests and lines of each tag, and puts what has no tag last', () => {
    const list = [reference(1, undefined, 'b'), reference(14, '2.53'), reference(2, '2.53', 'a'), reference(1, '2.50')]
    expect(shape([...list, reference(3, undefined, 'a'), reference(1, undefined, 'b')])).toEqual([
      ['2.50', 1, []],
      ['2.53', 16, ['a']],
      [undefined, 5, ['a', 'b']],
    ])
  })

  it('is empty for an image that nothing names', () => {
    expect(groupByTag([])).toEqual([])
  })
})

describe('versionsMarkdown', () => {
  it('writes a table in which an unknown side says why', () => {
    const rows = filterRows(components, { text: 'runc bundled', show: 'changed', conflicts })
    expect(versionsMarkdown(rows)).toBe(
      [
        '| Component | Role | Host role | Good | Bad | State |',
        '|---|---|---|---|---|---|',
        '| `runc` | `bundled` | `cos` | `unknown — no artifact names the runc of the image` | `unknown — no artifact names the runc of the image` | `unknown` |',
        '',
      ].join('\n'),
    )
  })

  it('keeps hostile text inside its cell', () => {
    const [row] = components
    const hostile = { ...row!, component: 'a`|\n/close @all', good: [], bad: [], note: '``' }
    const [, , line = ''] = versionsMarkdown([hostile]).split('\n')
    expect(line).toContain('``a`\\|\\x0a/close @all``')
    expect(line).toContain('``` absent — `` ```')
  })
})

describe('other copies', () => {
  const [row] = components
  const one = { ...row!, component: '=HYPERLINK("x")', hostRole: '-cos', note: 'why', good: [], bad: undefined }

  it('writes CSV whose cells are text to a spreadsheet', () => {
    expect(versionsCsv([one])).toBe(
      '"Component","Role","Host role","Good","Bad","State"\r\n' +
        `"'=HYPERLINK(""x"")","${one.role}","'-cos","absent — why","unknown — why","${one.state}"\r\n`,
    )
  })

  it('writes JSON in which unknown is null and absent is empty', () => {
    expect(JSON.parse(versionsJson([one]))).toMatchObject([{ component: '=HYPERLINK("x")', good: [], bad: null }])
  })
})

describe('findConflicts', () => {
  const [row] = components
  const claim = (version: string) => ({ ...row!.bad![0]!, version })
  const rowOf = (role: 'requested' | 'bundled' | 'running', ...versions: readonly string[]) => ({
    ...row!,
    role,
    good: undefined,
    bad: versions.map(claim),
  })
  const found = (...rows: readonly ReturnType<typeof rowOf>[]) => findConflicts(rows)

  it('marks a role that has another version than another role on the same side', () => {
    const [bundled, running] = [rowOf('bundled', '2.0.2'), rowOf('running', '1.7.25-40-g6a1c03d8e')]
    expect(found(bundled, running).get(rowKey(bundled))).toEqual(['bad: bundled 2.0.2, running 1.7.25-40-g6a1c03d8e'])
  })

  it('marks a row that names two versions', () => {
    const several = rowOf('running', '1.7.1', '1.7.2')
    expect(found(several).get(rowKey(several))).toEqual(['bad: running 1.7.1 and 1.7.2'])
  })

  it('takes no range, no shorter form and no other kind of value for a conflict', () => {
    expect(found(rowOf('requested', '~1.7.0'), rowOf('running', '1.7.25')).size).toBe(0)
    expect(found(rowOf('requested', '1.7.25'), rowOf('running', '1.7.25-40-g6a1c03d8e')).size).toBe(0)
    expect(found(rowOf('requested', 'from PATH'), rowOf('running', 'usr/bin/runc')).size).toBe(0)
    expect(found(rowOf('requested', '1.7.2'), rowOf('running', '1.7.25')).size).toBe(2)
  })
})

describe('sortRows', () => {
  const [row] = components
  const versionRow = (version: string) => ({ ...row!, good: [{ ...row!.bad![0]!, version }] })
  const rows = ['1.10.0', 'abc', '1.9.0'].map(versionRow)
  const sorted = (order: string) => sortRows(rows, parseOrder(order)).map(one => one.good![0]!.version)

  it('orders versions by number, and what is none behind them', () => {
    expect(sorted('good')).toEqual(['1.9.0', '1.10.0', 'abc'])
    expect(sorted('-good')).toEqual(['abc', '1.10.0', '1.9.0'])
    expect(sorted('')).toEqual(['1.10.0', 'abc', '1.9.0'])
  })

  it('goes from up to down to the order of the comparison', () => {
    const steps = ['', 'role', '-role'].map(order => formatOrder(nextOrder(parseOrder(order), 'role')))
    expect(steps).toEqual(['role', '-role', ''])
    expect(formatOrder(nextOrder(parseOrder('-good'), 'role'))).toBe('role')
  })
})
