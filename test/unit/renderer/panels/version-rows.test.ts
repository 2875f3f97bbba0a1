import { describe, expect, it } from 'vitest'
import {
  filterImages,
  filterRows,
  groupByTag,
  imageVersion,
} from '../../../../renderer/panels/versions/version-rows.ts'
import { versionsMarkdown } from '../../../../renderer/panels/versions/versions-markdown.ts'
import { components, foundingInvestigation } from '../../../support/founding-view.ts'

const names = (list: readonly { readonly component: string; readonly role: string }[]) =>
  list.map(row => `${row.component} ${row.role}`)

describe('filterRows', () => {
  it('hides what is the same and keeps what is unknown', () => {
    expect(names(filterRows(components, { text: '', changedOnly: true }))).toEqual([
      'os-image running',
      'containerd bundled',
      'containerd-shim-runc-v2 effective',
      'kubelet running',
      'kernel running',
      'runc bundled',
    ])
  })

  it('finds rows that hold every word in any column, whatever the case', () => {
    const find = (text: string) => names(filterRows(components, { text, changedOnly: false }))
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
    const rows = filterRows(components, { text: 'runc bundled', changedOnly: true })
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
