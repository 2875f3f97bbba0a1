import type { ReactNode } from 'react'
import type { EntityKind } from '#shared/ipc/views.ts'
import { formatCount, plural } from '../../ui/number-text.ts'

/** All that a run says of one pod, unit, test or machine. */
export const stories = {
  title: 'Stories',
  sides: { label: 'Run', good: 'Good run', bad: 'Bad run' },
  kinds: { label: 'Kinds to show', all: 'All', test: 'Failed tests', node: 'Machines', unit: 'Units', pod: 'Pods' },
  filter: 'Filter stories',

  list: {
    region: 'What the run speaks of',
    /** What is being loaded, in a sentence of its own. */
    what: 'the list',
    none: 'Nothing matches',
    noneHint: 'No line that was read ties a name or id of this kind together.',
    more: (count: number) => `${formatCount(count)} more: filter to narrow`,
    /** What one of them is, behind its name. */
    kind: {
      test: 'failed test',
      node: 'machine',
      unit: 'unit',
      pod: 'pod',
      sandbox: 'sandbox',
      container: 'container',
    } satisfies Readonly<Record<EntityKind, string>>,
  },

  choose: 'Choose a pod, unit, failed test or machine',
  chooseHint: 'Its story is all that the run says of it, over all artifacts in the order of time.',

  story: {
    region: 'Story',
    /** What is being loaded, in a sentence of its own. */
    what: 'the story',
    /** `Lines: 12, in 3 artifacts, from 12:00:01Z to 12:04:30Z`; `window` undefined = lines of all times. */
    summary: (
      lines: number,
      artifacts: number,
      window: { readonly from: ReactNode; readonly to: ReactNode } | undefined,
    ): ReactNode => {
      const counts = `Lines: ${formatCount(lines)}, in ${plural(artifacts, 'artifact')}`
      if (window === undefined) return counts
      return (
        <>
          {counts}, from {window.from} to {window.to}
        </>
      )
    },
    none: 'No line speaks of it',
    /** Of the table, for those who do not see it. */
    caption: 'Lines in the order of time',
    time: 'Time',
    line: 'Line',
    showMore: (count: number) => `Show ${formatCount(count)} more`,
    omitted: (lines: number) => `${formatCount(lines)} further lines were counted and not kept.`,
    unread: (artifacts: readonly string[]) => `Not read, or not to the end: ${artifacts.join(', ')}`,
    noTime: 'No time that can be placed',
    inheritedTime: 'The time of the line before it',
  },
}
