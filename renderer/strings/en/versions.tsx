import type { ReactNode } from 'react'
import type { Unit } from '#shared/report/show-runs.ts'
import { plural } from '../../ui/number-text.ts'

/** What one place of a run says of a component: its role there, and the versions in it. */
interface ToldVersions {
  readonly role: string
  readonly versions: readonly string[]
}

/** The versions of both runs' components and images. */
export const versions = {
  title: 'Versions',
  /** Of the part that scrolls. */
  content: 'Versions of components and images',
  choice: 'Rows to show',
  choices: {
    changed: 'Changed only',
    conflicts: (count: number) => `Conflicts ${count.toString()}`,
    all: 'All',
  },
  filter: 'Filter versions',
  shown: (count: number, total: number) => `${count.toString()} of ${total.toString()} rows`,
  /** Which key leads to the rows. */
  keyToRows: (key: ReactNode) => <>{key} to them</>,
  copy: { name: 'Copy what is shown as', markdown: 'Markdown', csv: 'CSV', json: 'JSON' },

  none: {
    title: 'No versions found',
    text: (unit: Unit) =>
      `No artifact of either ${unit} names the version of a known component. The Artifacts panel says what was read.`,
  },
  noMatch: {
    title: 'No row matches',
    text: (unit: Unit) =>
      `Rows that are the same ${unit === 'run' ? 'in both runs' : 'on both hosts'} are hidden, and the filter applies.`,
    showAll: (total: number) => `Show all ${total.toString()} rows`,
  },
  lookUp: {
    name: 'What could not be looked up',
    title: 'Package lists of OS images are missing',
  },

  components: {
    caption: 'Versions of components in the good and the bad run',
    /** Also the head of what is copied. */
    columns: {
      component: 'Component',
      role: 'Role',
      hostRole: 'Host role',
      good: 'Good',
      bad: 'Bad',
      state: 'State',
    },
    /** The mark of a row of which a side says two things; the filter knows the word too. */
    conflict: 'conflict',
    /** `bad: bundled 2.0.2, running 1.7.25 and 1.7.24` */
    conflictOf: (side: 'good' | 'bad', told: readonly ToldVersions[]) =>
      `${side}: ${told.map(({ role, versions }) => `${role} ${versions.join(' and ')}`).join(', ')}`,
    /** A link: `commits`, for screen readers `commits of containerd between both versions`. */
    commits: (repository: string) => (
      <>
        commits<span className="visually-hidden"> of {repository} between both versions</span>
      </>
    ),
  },

  images: {
    title: 'Container images that differ',
    caption: 'Container images in the good and the bad run',
    columns: { image: 'Image', good: 'Good', bad: 'Bad' },
    notNamed: 'not named in any artifact that was read',
    /** In place of the tag of an image. */
    noTag: 'no tag',
    /** Lines that name an image. */
    lines: (count: number) => plural(count, 'line'),
    /** Different digests with one tag, and lines that name one of them. */
    counts: (digests: number, lines: number) => `${plural(digests, 'digest')}, ${plural(lines, 'line')}`,
    copy: 'Copy',
  },
}
