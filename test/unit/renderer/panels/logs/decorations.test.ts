import { describe, expect, it } from 'vitest'
import type { LineNote, LogLine } from '#shared/ipc/views.ts'
import { decorate, escapeMarkdown, NOTE_ORDER } from '../../../../../renderer/panels/logs/decorations.ts'

const line = (change: Partial<LogLine> = {}): LogLine => ({
  line: 7,
  offset: 0,
  text: 'x',
  bytes: 6,
  cutBytes: 0,
  notes: [],
  ...change,
})
const note = (kind: LineNote['kind'], title = kind as string): LineNote => ({
  kind,
  severity: 'error',
  title,
  explain: '',
})

describe('decorate', () => {
  it('leaves plain lines alone', () => {
    expect(decorate([line(), line({ level: 'info' })])).toEqual([])
  })

  it('counts rows from the start of the window and takes the kind that matters most', () => {
    const notes = [note('noise'), note('version'), note('root-cause')]
    const [decoration] = decorate([line(), line({ notes, level: 'fatal' })])
    expect(decoration).toMatchObject({ row: 2, kind: 'root-cause', level: 'error' })
    expect(decoration?.hover).toHaveLength(3)
  })

  it('says how much of a cut line is not shown', () => {
    expect(decorate([line({ cutBytes: 2048 })])[0]?.cut).toBe(' … 2.0 KiB more of this line not shown')
  })

  it('has a place for every kind of note', () => {
    expect([...NOTE_ORDER].sort()).toEqual([
      'image',
      'noise',
      'novel',
      'root-cause',
      'skew',
      'symptom',
      'unclassified',
      'version',
    ])
  })
})

describe('escapeMarkdown', () => {
  it('leaves nothing that Markdown would act on', () => {
    const hostile = '[a](https://evil.invalid) ![i](x) <img src=x> `code` # h\n\n* b **c** &lt; https://x.invalid'
    const escaped = escapeMarkdown(hostile)
    expect(escaped).not.toMatch(/(?<!\\)[[\]()<>`*#!&_~|]/u)
    expect(escaped).not.toContain('\n')
    expect(escaped.replaceAll('\\', '')).toBe(hostile.replaceAll(/\s+/gu, ' '))
  })

  it('keeps letters and digits as they are', () => {
    expect(escapeMarkdown('containerd 1')).toBe('containerd 1')
  })
})
