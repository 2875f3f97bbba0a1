import { compareText } from '#shared/base/text.ts'
import type { ComparedImage, ComponentRow } from '#shared/model/comparison.ts'
import type { ImageReference } from '#shared/model/image-reference.ts'
import { groupBy } from '../../state/group-by.ts'
import { versionWords } from '../../domain/group-claims.ts'
import { strings } from '../../strings/index.ts'
import { holdsWords, typedWords } from '../../ui/typed-words.ts'
import { rowKey, type Conflicts } from './find-conflicts.ts'

const words = strings.versions

/** - `changed`: what is not the same, or may not be - `conflicts`: what one side says in two ways - `all` */
export type RowChoice = 'changed' | 'conflicts' | 'all'

export interface RowFilter {
  /** Every word must occur in the row, whatever the case. */
  readonly text: string
  readonly show: RowChoice
  /** Rows with a conflict. */
  readonly conflicts: Conflicts
}

/** The rows to show. What is unknown counts as changed, since it may differ. */
export function filterRows(rows: readonly ComponentRow[], filter: RowFilter): readonly ComponentRow[] {
  const typed = typedWords(filter.text)
  return rows.filter(row => isShown(row, filter) && holdsWords(rowWords(row, filter.conflicts), typed))
}

function isShown(row: ComponentRow, { show, conflicts }: RowFilter): boolean {
  if (show === 'all') return true
  return show === 'changed' ? row.state !== 'same' : conflicts.has(rowKey(row))
}

/** The images that differ between the runs and hold every word. */
export function filterImages(images: readonly ComparedImage[], text: string): readonly ComparedImage[] {
  const typed = typedWords(text)
  return images
    .filter(isDifferent)
    .filter(image => holdsWords([image.name, ...[...image.good, ...image.bad].map(imageVersion)].join(' '), typed))
}

/** `1.29.0`, `1.29.0@sha256:0123456789ab…`, `latest` never made up: an image without tag and digest is `no tag`. */
export function imageVersion({ tag, digest }: ImageReference): string {
  const short = digest === undefined ? '' : `@${digest.slice(0, 19)}…`
  return `${tag ?? ''}${short}` || words.images.noTag
}

/** References of one image with the same tag, or without any. */
export interface TagGroup {
  /** Undefined: known by digest only, or by name only. */
  readonly tag: string | undefined
  /** Lines that name one of them. */
  readonly lines: number
  /** Different digests among them, sorted. */
  readonly digests: readonly string[]
  readonly references: readonly ImageReference[]
}

/** Tags in order, what has none last: an image pulled by many digests is one line of the table. */
export function groupByTag(references: readonly ImageReference[]): readonly TagGroup[] {
  const groups = [...groupBy(references, reference => reference.tag ?? '')].map(([tag, same]): TagGroup => {
    const digests = same.flatMap(reference => reference.digest ?? [])
    return {
      tag: tag === '' ? undefined : tag,
      lines: same.reduce((sum, reference) => sum + reference.count, 0),
      digests: [...new Set(digests)].sort(compareText),
      references: same,
    }
  })
  const isTagged = (group: TagGroup) => group.tag !== undefined
  groups.sort((a, b) => compareText(a.tag ?? '', b.tag ?? ''))
  return [...groups.filter(isTagged), ...groups.filter(group => !isTagged(group))]
}

function isDifferent({ good, bad }: ComparedImage): boolean {
  const versions = (references: readonly ImageReference[]) =>
    [...new Set(references.map(reference => `${reference.tag ?? ''}@${reference.digest ?? ''}`))]
      .sort(compareText)
      .join(' ')
  return versions(good) !== versions(bad)
}

function rowWords(row: ComponentRow, conflicts: Conflicts): string {
  const sides = [versionWords(row.good, row.note), versionWords(row.bad, row.note)]
  const conflict = conflicts.has(rowKey(row)) ? [words.components.conflict] : []
  return [row.component, row.role, row.hostRole, row.state, ...conflict, ...sides].join(' ')
}
