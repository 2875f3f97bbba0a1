import { describe, expect, it } from 'vitest'
import { findItems, searchable } from '../../../../../renderer/app/palette/find-items.ts'
import { fit, matchesIn } from '../../../../../renderer/app/palette/fuzzy.ts'
import { typedWords } from '../../../../../renderer/ui/typed-words.ts'
import { investigationItems, type PaletteItem } from '../../../../../renderer/app/palette/palette-items.ts'
import { foundingInvestigation } from '../../../../support/founding-view.ts'

const item = (kind: PaletteItem['kind'], title: string): PaletteItem => ({
  id: `${kind} ${title}`,
  kind,
  title,
  detail: '',
  shortcut: undefined,
  run: () => undefined,
})
const all = searchable([
  item('View', 'Swap the theme'),
  item('View', 'Theme: dark'),
  item('Go', 'Go to Logs'),
  item('Artifact', 'artifacts/node/containerd.log'),
  item('Artifact', 'containerd/serial.txt'),
  item('Component', 'containerd'),
  item('Component', 'containerd-shim-runc-v2'),
  item('Test', 'mounts a volume'),
])
const find = (text: string, recent: readonly string[] = []) =>
  findItems(all, text, recent).items.map(({ title }) => title)

describe('findItems', () => {
  it('lists the commands, and nothing else, for no text', () => {
    expect(find('  ')).toEqual(['Swap the theme', 'Theme: dark', 'Go to Logs'])
  })

  it('puts what was chosen lately before them, of whatever kind', () => {
    const found = findItems(all, '', ['Component containerd', 'Go Go to Logs', 'gone'])
    expect(found.items.map(({ title }) => title)).toEqual(['containerd', 'Go to Logs', 'Swap the theme', 'Theme: dark'])
    expect(found.recent).toBe(2)
  })

  it('puts the whole title first, then the beginning, then the start of a word', () => {
    expect(find('containerd').slice(0, 3)).toEqual([
      'containerd',
      'containerd-shim-runc-v2',
      'artifacts/node/containerd.log',
    ])
    expect(find('theme')).toEqual(['Theme: dark', 'Swap the theme'])
  })

  it('looks for the name of an artifact before its folders', () => {
    expect(find('artifact containerd')).toEqual(['artifacts/node/containerd.log', 'containerd/serial.txt'])
  })

  it('takes letters in their order, and not far apart', () => {
    expect(find('cntd')).toContain('containerd')
    expect(find('mtvl')).toEqual(['mounts a volume'])
    expect(find('gsxq')).toEqual([])
  })

  it('takes the name of a kind as a word', () => {
    expect(find('test volume')).toEqual(['mounts a volume'])
    expect(find('component')).toEqual(['containerd', 'containerd-shim-runc-v2'])
  })

  it('prefers what was chosen lately among equals', () => {
    const two = searchable([item('Test', 'pods start'), item('Test', 'pods stopp')])
    const recent = findItems(two, 'pods', ['Test pods stopp']).items
    expect(recent.map(({ title }) => title)).toEqual(['pods stopp', 'pods start'])
  })

  it('shows a part of very many and counts all', () => {
    const many = searchable(Array.from({ length: 10_000 }, (_, index) => item('Artifact', `logs/${index}/kubelet.log`)))
    const found = findItems(many, 'kubelet', [])
    expect([found.items.length, found.total]).toEqual([60, 10_000])
  })
})

describe('fit', () => {
  it('takes a hostile title in a time that grows with its length', () => {
    const title = 'a'.repeat(100_000)
    expect(fit(title, ['ab'])).toBe(0)
    expect(fit(`${title}b`, ['ab'])).toBeGreaterThan(0)
  })
})

describe('matchesIn', () => {
  it('marks the typed words, joined where they touch', () => {
    expect(matchesIn('Theme: dark', typedWords('dark THE me'))).toEqual([
      { from: 0, to: 5 },
      { from: 7, to: 11 },
    ])
  })

  it('marks single letters where no word stands as it is', () => {
    expect(matchesIn('containerd', ['ctd'])).toEqual([
      { from: 0, to: 1 },
      { from: 3, to: 4 },
      { from: 9, to: 10 },
    ])
  })

  it('marks nothing where lower case is longer than the title', () => {
    expect(matchesIn('İstanbul', ['stan'])).toEqual([])
  })
})

describe('investigationItems', () => {
  it('holds findings, components, tests and artifacts, each once', () => {
    const filters = { setFilter: () => undefined, setChoice: () => undefined }
    const items = investigationItems(foundingInvestigation, filters)
    expect(new Set(items.map(({ kind }) => kind))).toEqual(new Set(['Finding', 'Component', 'Test', 'Artifact']))
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length)
    expect(items.find(({ id }) => id === 'component containerd')?.detail).toBe('changed')
    expect(items.find(({ id }) => id === 'component job-image')?.detail).toBe('')
  })
})
