import type { ReactNode } from 'react'
import { formatBytes } from '#shared/base/size-text.ts'
import type { RuleDraft } from '#shared/ipc/views.ts'
import { formatCount, plural } from '../../ui/number-text.ts'

type Side = 'good' | 'bad'

/** The pane in which a rule is written, and the list of rules in the settings. */
export const rules = {
  pane: {
    new: 'New rule',
    edit: 'Edit rule',
    close: 'Close the rule',
    closeKeys: 'Close (Escape); what you wrote stays',
    /** Goes back to what was being written before this one. */
    former: 'Back to the rule before',
  },
  /** `field`: its label; `reason`: words that follow it, `is missing`. */
  problem: (field: string, reason: string) => `▲ ${field} ${reason}.`,
  problems: {
    /** `isMarked`: all of them are marked at their fields. */
    notSaved: (things: number, isMarked: boolean) =>
      `▲ Not saved: ${plural(things, 'thing')} to correct${isMarked ? ', marked below' : ''}.`,
    /** Of what no field shows: `place` is where in the rule, empty = the whole of it. */
    elsewhere: (place: string, reason: string) => `${place === '' ? 'The rule' : place} ${reason}.`,
  },
  title: { label: 'Title', help: 'One sentence that says what happened.' },
  kind: {
    label: 'Kind',
    names: {
      symptom: 'Symptom',
      'root-cause': 'Root cause',
      skew: 'Version skew',
      noise: 'Noise',
    } satisfies Readonly<Record<RuleDraft['kind'], string>>,
  },
  severity: { label: 'Severity' },
  literal: {
    label: 'Literal',
    help: 'Words that every such line holds, as they stand: only such lines are looked at.',
  },
  pattern: {
    label: 'Pattern',
    /** `group`: a group of a pattern that has a name; `use`: how the title refers to it. */
    help: (group: ReactNode, use: ReactNode) => (
      <>
        RE2, on the line with its quotes and colours undone. {group} names a part for {use} in the title.
      </>
    ),
    /** What the rule has and the form has no field for. */
    kept: (signatures: number) =>
      signatures === 1
        ? 'One more signature of this rule stays as in its file.'
        : `${signatures} more signatures of this rule stay as in its file.`,
  },
  where: {
    title: 'Where',
    any: 'Any artifact',
    onlyIn: 'Only in',
    artifacts: 'Artifacts to look in',
    /** What a problem of it speaks of: `This is missing`. */
    problemOf: 'This',
    help: 'A name in any folder, or a path: * stands for part of a name, ** for folders.',
  },
  explanation: { label: 'Explanation', help: 'What such a line means, and why it comes.' },
  id: {
    label: 'Id',
    savedIn: (pack: string) => `Saved in the pack ${pack}.`,
    findingsName: (rule: string) => `Findings name the rule ${rule}.`,
  },
  rows: { takeOut: 'Take out' },
  samples: {
    label: 'Samples',
    help: 'Lines that the rule must find. They are checked whenever the rule is loaded.',
    row: (number: number) => `Sample ${number}`,
    takeOut: (number: number) => `Take out sample ${number}`,
    add: 'Add sample',
  },
  counterSamples: {
    label: 'Counter-samples',
    help: 'Lines that look alike and that the rule must not find, and why. At least one is needed.',
    row: (number: number) => `Counter-sample ${number}`,
    takeOut: (number: number) => `Take out counter-sample ${number}`,
    add: 'Add counter-sample',
    linePlaceholder: 'A line that it must not find',
    why: (number: number) => `Why not counter-sample ${number}`,
    whyPlaceholder: 'Why not',
    /** Why a nearby line is none that the rule should find, written into the rule; true of each of them. */
    whyNear: 'it stands nearby and says something else',
    nearby: 'Nearby lines that the pattern does not find:',
    use: 'Use',
    useLine: (line: string) => `Use as counter-sample: ${line}`,
  },
  nextSteps: {
    label: 'Next steps',
    help: 'What to do or to look at, in order.',
    row: (number: number) => `Step ${number}`,
    takeOut: (number: number) => `Take out step ${number}`,
    add: 'Add step',
  },
  references: {
    label: 'References',
    help: 'Links to issues and documents.',
    row: (number: number) => `Reference ${number}`,
    takeOut: (number: number) => `Take out reference ${number}`,
    add: 'Add reference',
  },
  hits: {
    title: 'What it finds',
    noRuns: 'Open a good and a bad run to see what it finds in them.',
    inArtifact: (name: string) => `In ${name}`,
    inRun: (side: Side) => `In the ${side} run`,
    lines: (count: number) => plural(count, 'line'),
    /** `isMore`: more artifacts than those have such lines. */
    linesIn: (lines: number, artifacts: number, isMore: boolean) =>
      `${plural(lines, 'line')} in ${isMore ? 'more than ' : ''}${plural(artifacts, 'artifact')}`,
    none: 'no line',
    loading: 'reading…',
    notCounted: 'not counted',
    moreArtifacts: (count: number) => plural(count, 'more artifact', 'more artifacts'),
    onlyFirst: (shown: number, lines: number) =>
      `Only the first ${formatCount(shown)} of ${plural(lines, 'line')} are shown.`,
    onlyArtifacts: (count: number) => `Only the ${plural(count, 'artifact')} with the most lines are listed.`,
    /** `named`: the first of them. */
    unread: (count: number, named: readonly string[]) => {
      const rest = count - named.length
      const names = named.join(', ')
      const listed = rest > 0 ? `${names} and ${formatCount(rest)} more` : names
      return `${plural(count, 'artifact')} could not be read, or not to the end: ${listed}.`
    },
    /** How much was read where nothing was found. */
    read: (artifacts: number, bytes: number) => `read ${plural(artifacts, 'artifact')}, ${formatBytes(bytes)}`,
    reading: 'Reading…',
    readingBytes: (done: number) => `Reading… ${formatBytes(done)}`,
    counting: 'Counting lines',
    cancel: 'Cancel',
    stopped: 'Stopped before all was read.',
    again: 'Count again',
  },
  foot: {
    saved: (rule: ReactNode, file: ReactNode) => (
      <>
        Saved as {rule} in {file}. It holds for runs that are analysed from here on.
      </>
    ),
    seeFinding: 'See its finding',
    changedSince: 'What you changed since is not saved.',
    gone: 'The rule is not saved any more, and what is shown was analysed with it.',
    save: 'Save rule',
    saveChanges: 'Save changes',
    analysing: 'Analysing…',
    analyseAgain: 'Analyse again',
  },
  undo: 'Undo',
  settings: {
    title: 'Rules of your own',
    /** What is being waited for. */
    what: 'your rules',
    loading: 'Reading your rules…',
    /** Rules of one's own, and those of the program. */
    counts: (own: number, builtIn: number) =>
      `${own === 0 ? 'None yet' : plural(own, 'rule')}, beside ${plural(builtIn, 'rule')} of this program.`,
    leftOut: 'Rules of your own are left out: the program was started that way.',
    folder: (path: ReactNode) => <>Folder {path}</>,
    /** `command`: what to type to check packs. */
    none: (command: ReactNode) => (
      <>
        To make the first one, go to a line in Logs and press “New rule…” (Alt+N). Packs that others wrote are put into
        the folder; {command} checks them.
      </>
    ),
    readOnly: (file: string) => `read only: ${file}`,
    emptyPack: 'No rule of this pack is in force.',
    edit: 'Edit',
    editRule: (rule: string) => `Edit ${rule}`,
    remove: 'Remove',
    removeRule: (rule: string) => `Remove ${rule}`,
    removed: (rule: ReactNode) => <>Removed {rule}. It still holds for what is analysed already.</>,
    setAside: (things: number, command: ReactNode) => (
      <>
        {plural(things, 'thing')} set aside; the rest is used. {command} checks packs after they are corrected.
      </>
    ),
  },
}
