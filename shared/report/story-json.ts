import { formatInstant } from '../base/time.ts'
import type { EntityNote, Story } from '../model/entity.ts'
import type { Evidence } from '../model/evidence.ts'
import { STORY_SCHEMA, type StoryDocument } from '../saved/story.schema.ts'
import { stableStringify } from './stable-stringify.ts'

/** A story, where its run came from, and what was not joined or not read in it. */
export interface ToldStory {
  readonly source: string
  readonly story: Story
  readonly notes: readonly EntityNote[]
}

/** The document `runskew/story@1` as text. Not redacted: its evidence must match the bytes. */
export function storyJson(told: ToldStory): string {
  return `${stableStringify(storyDocument(told))}\n`
}

export function storyDocument({ source, story, notes }: ToldStory): StoryDocument {
  const { entity, window, lines, omitted, unread } = story
  return {
    schema: STORY_SCHEMA,
    source,
    entity: {
      id: entity.id,
      kind: entity.kind,
      title: entity.title,
      host: entity.host ?? null,
      uid: entity.uid ?? null,
      parts: entity.parts.map(({ kind, id, name }) => ({ kind, id, name: name ?? null })),
      joins: entity.joins.map(({ fact, confidence, evidence }) => ({
        fact,
        confidence,
        evidence: writeEvidence(evidence),
      })),
    },
    window: window === undefined ? null : { from: formatInstant(window.from), to: formatInstant(window.to) },
    lines: lines.map(line => ({
      at: line.at === undefined ? null : formatInstant(line.at),
      inherited: line.isInherited,
      evidence: writeEvidence(line.evidence),
      notes: line.notes.map(({ title }) => title),
    })),
    omitted,
    unread: [...unread],
    notes: notes.map(({ text, evidence }) => ({ text, evidence: evidence.map(writeEvidence) })),
  }
}

function writeEvidence({ artifact, line, offset, length, text }: Evidence): StoryDocument['lines'][number]['evidence'] {
  return { artifact, line, offset, length, text }
}
