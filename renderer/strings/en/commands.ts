import type { Settings } from '#shared/ipc/contract.ts'
import type { Command } from '../../app/command.ts'
import { plural } from '../../ui/number-text.ts'

const groups: Readonly<Record<Command['group'], string>> = {
  Go: 'Go',
  Open: 'Open',
  Runs: 'Runs',
  Case: 'Case',
  Logs: 'Logs',
  Report: 'Report',
  Rules: 'Rules',
  View: 'View',
  Help: 'Help',
}

const themes: Readonly<Record<Settings['theme'], string>> = {
  system: 'Theme: as the system',
  light: 'Theme: light',
  dark: 'Theme: dark',
  contrast: 'Theme: high contrast',
}

/** What can be done from the palette, by shortcut and from the menu; some of it stands on a button as well. */
export const commands = {
  /** Heads of the commands in the help; what they are in the palette. */
  groups,
  goTo: (panel: string) => `Go to ${panel}`,
  back: 'Back',
  forward: 'Forward',
  search: 'Search all artifacts',
  chooseRuns: 'Choose runs…',
  openLink: 'Open a link…',
  openFolder: 'Open folder…',
  openFile: 'Open archive or log…',
  openSample: (job: string) => `Open sample: ${job}`,
  swap: 'Swap good and bad',
  again: 'Try again',
  copySummary: 'Copy summary',
  summaryCopied: 'Summary copied',
  addGoodRun: 'Add a good run…',
  compareHosts: 'Compare two hosts…',
  compareWholeRuns: 'Compare the whole runs',
  copyLink: 'Copy link to this view',
  /** `others`: how many further good runs the link leaves out. */
  linkCopied: (others: number) =>
    others === 0 ? 'Link copied' : `Link copied, without ${plural(others, 'more good run')}`,
  copyReport: 'Copy body of the report',
  reportCopied: 'Body of the report copied',
  newRule: 'New rule from this line',
  newRuleNeedsLine: 'Put the cursor on a line of a log first.',
  goOnWithRule: 'Go on with your rule',
  settings: 'Settings…',
  workOffline: 'Work offline',
  workOnline: 'Use the network again',
  nextTheme: 'Next theme',
  themes,
  nextTimes: 'Next way to show times',
  times: (mode: string) => `Times: ${mode}`,
  wrap: 'Wrap long lines',
  unwrap: 'Do not wrap long lines',
  stopAll: 'Stop everything that is running',
  all: 'All commands',
  keys: 'Keyboard shortcuts',
  firstSteps: 'Show the first steps again',
}
