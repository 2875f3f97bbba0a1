import type { Command } from '../../app/command.ts'
import type { Thing } from '../../app/palette/things.ts'
import { formatCount } from '../../ui/number-text.ts'
import { commands } from './commands.ts'

const kinds: Readonly<Record<Command['group'] | Thing, string>> = {
  ...commands.groups,
  Finding: 'Finding',
  Component: 'Component',
  Test: 'Test',
  Artifact: 'Artifact',
}

/** Where everything is found by its name. */
export const palette = {
  title: commands.all,
  /** The field, for screen readers. */
  field: 'Command',
  hint: 'Type a command, a panel, an artifact, a finding, a test or a component',
  list: 'Commands',
  /** What an item is; one can be found by that as well. */
  kinds,
  /** In place of the kind, of what was chosen lately. */
  recent: 'Recent',
  none: 'Nothing matches.',
  narrow: (shown: number, total: number) => `${formatCount(shown)} of ${formatCount(total)}: type more to narrow them`,
  /** The runs that have a finding or an artifact. */
  sides: { good: 'good', bad: 'bad', both: 'both' },
  changed: 'changed',
  tests: {
    newlyFailing: 'newly failing',
    untold: 'failed',
    stillFailing: 'still failing',
    fixed: 'fixed',
    missing: 'missing',
  },
}
