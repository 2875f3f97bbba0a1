import { expect, it } from 'vitest'
import { instant } from '#shared/base/time.ts'
import type { Story } from '#shared/model/entity.ts'
import { storyDocument, storyJson } from '#shared/report/story-json.ts'
import { storyText } from '#shared/report/story-terminal.ts'
import { StoryDocument } from '#shared/saved/story.schema.ts'
import { buildEvidence } from '../../../support/build-analysis.ts'

const AT = instant(Date.parse('2025-03-05T10:00:04Z') * 1_000)
const story: Story = {
  entity: {
    id: 'pod:u',
    kind: 'pod',
    title: 'ns/web-0',
    host: 'h-1',
    uid: 'u',
    parts: [{ kind: 'container', id: 'c1', name: 'app' }],
    joins: [{ fact: 'kubelet/container-event', confidence: 'high', evidence: buildEvidence('a.log', 'tie') }],
  },
  lines: [
    { evidence: buildEvidence('a.log', 'first\u001b[31m', 3), at: AT, isInherited: false, notes: [] },
    { evidence: buildEvidence('a.log', 'second', 4), at: AT, isInherited: true, notes: [] },
    { evidence: buildEvidence('b.log', 'third', 1), isInherited: false, notes: [] },
  ],
  omitted: 7,
  unread: ['c.bin'],
}
const told = { source: 'runs.zip', story, notes: [{ text: 'A join was refused.', evidence: [] }] }

it('is told line by line, with time and place, and what is missing', () => {
  expect(storyText(told, { colour: false }).split('\n')).toEqual([
    'pod ns/web-0',
    '  run runs.zip',
    '  on h-1',
    '  uid u',
    '  container c1 (app)',
    '  Lines: 3, in 2 artifacts.',
    '',
    '2025-03-05T10:00:04Z         a.log:3  first',
    '~2025-03-05T10:00:04Z        a.log:4  second',
    '?                            b.log:1  third',
    '',
    '7 further lines are not shown.',
    'Not read, or not to the end: c.bin.',
    'A join was refused.',
    '',
  ])
})

it('puts a line below its time and place on a terminal', () => {
  expect(storyText(told, { colour: false, width: 60 })).toContain('~2025-03-05T10:00:04Z a.log:4\n  second\n')
})

it('is a document as published', () => {
  expect(StoryDocument.parse(JSON.parse(storyJson(told)))).toEqual(storyDocument(told))
  expect(storyDocument(told)).toMatchObject({
    schema: 'runskew/story@1',
    window: null,
    lines: [{ at: '2025-03-05T10:00:04Z', inherited: false }, { inherited: true }, { at: null }],
  })
})
