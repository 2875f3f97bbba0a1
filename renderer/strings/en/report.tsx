import type { ReactNode } from 'react'
import type { Unit } from '#shared/report/show-runs.ts'
import { formatCount, plural } from '../../ui/number-text.ts'

type Side = 'good' | 'bad'

/** Writing a report of what was found, and handing it on. */
export const report = {
  title: 'Report',
  forms: { label: 'Form of the report', issue: 'Issue', markdown: 'Markdown', json: 'JSON' },
  looks: { label: 'What to show', text: 'Text', both: 'Both', preview: 'Preview' },
  hint: 'Edits stay in this window until you copy or save them.',
  /** What is being loaded, in a sentence of its own. */
  what: 'the report',
  copyBody: 'Copy body',
  /** What of the reader's own work goes in. */
  reader: { notes: 'Notes and pins', leaveOut: 'Leave out what I dismissed' },

  desk: {
    aside: 'Sections and evidence',
    title: 'Title',
    copyTitle: 'Copy title',
    body: 'Body of the report',
    nothing: 'Nothing is written.',
    /** In front of what can be done about it. */
    outdated: 'What this is made of changed since you wrote it.',
    outdatedHint:
      'Sections that you did not change can be brought up to date; yours stay and are marked where they would read differently.',
    update: 'Bring up to date',
  },

  sections: {
    title: 'Sections',
    edited: '✎ edited',
    stale: '≠ new text',
    off: '– left out',
    required: 'required',
    requiredEmpty: 'required, still empty',
    /** `hidden` keeps words for those who do not see where the button stands. */
    take: (section: string, hidden: (words: string) => ReactNode) => <>Take generated{hidden(` text of ${section}`)}</>,
    takeHint: 'Take the generated text of this section',
    keep: (section: string, hidden: (words: string) => ReactNode) => <>Keep mine{hidden(` of ${section}`)}</>,
  },

  evidence: {
    title: 'Evidence',
    region: 'Evidence to put in',
    keys: 'Alt E',
    keysHint: 'From the text to this list',
    field: 'Look for evidence; Enter puts the first in',
    fieldHint: 'Look for evidence',
    /** What a piece of evidence is cited for. */
    group: { why: 'Why', against: 'Against', findings: 'Findings', tests: 'Tests', versions: 'Versions' },
    /** `place` is an artifact and a line. */
    putIn: (place: string) => `Put in: ${place}`,
    more: (count: number) => `${formatCount(count)} more: type to narrow`,
    /** In the report; `excerpt` is a place and, in a paragraph of its own, what stands there. */
    cited: (side: Side, unit: Unit, excerpt: string) => `The ${side} ${unit}, ${excerpt}`,
  },

  secrets: {
    region: 'Secrets',
    open: (places: number) => plural(places, 'place still looks like a secret', 'places still look like secrets'),
    taken: (secrets: number) => `${plural(secrets, 'secret')} taken out of this text`,
    takeOut: (places: number) => (places === 1 ? 'Take it out' : 'Take them out'),
    line: (number: number) => `line ${number.toString()}`,
  },

  /** How the text looks where it is filed. */
  markdown: {
    quote: 'Quoted lines',
    table: 'Table',
    image: (text: string, address: string) => `Image, not loaded here: ${text} (${address})`,
  },

  foot: {
    undo: 'Undo',
    redo: 'Redo',
    reset: 'Reset to generated',
    open: 'Open issue page…',
    save: 'Save as…',
    saved: (file: string) => `Saved ${file}`,
    length: (characters: number) => `${formatCount(characters)} characters`,
    /** Of an issue, which may have `most` characters. */
    issueLength: (characters: number, most: number) => {
      const all = `${formatCount(characters)} of ${formatCount(most)} characters`
      return characters > most ? `${all}: too long for a GitHub issue` : `${all} that a GitHub issue takes`
    },
  },

  /** Says what filing an issue sends, before anything is sent. */
  issue: {
    title: 'Open a prefilled issue page',
    cancel: 'Cancel',
    repository: 'Repository on GitHub',
    repositoryHint: 'Write it as owner/name.',
    target: (address: ReactNode) => <>Opens {address} in your browser.</>,
    open: 'Open the page',
    sent: 'The address carries what is marked as sent; GitHub sees it when the page opens. Nothing is filed before you submit it there.',
    /** `left` parts find no room in the address. */
    tooLongAddress: (characters: number, most: number, left: number) =>
      `The whole issue makes an address of ${formatCount(characters)} characters; GitHub takes about ${formatCount(most)}. ${plural(left, 'part')} to be pasted by you.`,
    tooLong: (characters: number, most: number) =>
      `The text has ${formatCount(characters)} characters; GitHub refuses an issue of more than ${formatCount(most)}.`,
    /** One line for each place. */
    secrets: (lines: readonly number[]) =>
      `${plural(lines.length, 'place in the text still looks like a secret: line', 'places in the text still look like secrets: lines')} ${lines.join(', ')}.`,
    fields: 'What is sent',
    isSent: '✓ sent',
    noRoom: '◆ no room',
    length: (characters: number) => plural(characters, 'character'),
    /** `field` as GitHub calls it. */
    copy: (field: string) => `Copy ${field}`,
  },
}
