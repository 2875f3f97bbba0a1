import type { Settings } from '#shared/ipc/contract.ts'
import { plural } from '../../ui/number-text.ts'
import { help } from './app-help.tsx'
import { goodRuns, hosts } from './app-pair.tsx'
import { settings } from './app-settings.tsx'
import { jobRuns, sources } from './app-sources.tsx'
import { commands } from './commands.ts'

const themes: Readonly<Record<Settings['theme'], string>> = {
  system: 'system',
  light: 'light',
  dark: 'dark',
  contrast: 'contrast',
}

/** The frame of the window and its dialogs. */
export const app = {
  commands,
  sources,
  jobRuns,
  goodRuns,
  hosts,
  settings,
  help,
  /** The name of the program. */
  name: 'Runskew',
  skip: 'Skip to the panel',
  panels: 'Panels',
  /** `Logs (4)`: a panel and its key. */
  panelWithKey: (panel: string, key: string) => `${panel} (${key})`,
  noPanel: 'There is no such panel',
  /** Of a panel in which something broke. */
  showAgain: 'Show it again',
  /** Takes back what the message beside it says. */
  undo: 'Undo',
  /** The buttons at the top of the window. */
  top: {
    case: 'Case',
    caseWithKeys: (keys: string) => `Notes and pinned evidence (${keys})`,
    theme: (now: Settings['theme'], next: Settings['theme']) => `Theme: ${themes[now]}. Change to ${themes[next]}`,
    /** Names of ways to show times. */
    times: (now: string, next: string) => `Times: ${now}. Change to ${next}`,
    /** `meaning`: what the way means, with the zone of this machine. */
    timesWithKeys: (meaning: string, next: string, keys: string) => `Times: ${meaning}. Change to ${next} (${keys})`,
    /** Of runs that are not compared. */
    fetching: (count: number) => `${plural(count, 'more run')} being fetched`,
    offline: 'Offline',
    offlineTitle: 'No request leaves this machine. Change it in the settings.',
  },
  /** While something is held over the window. */
  drop: {
    files: 'Drop folders, archives or logs to open them',
    text: 'Drop a link to a run or a job to open it',
    noFolders: 'A browser cannot hand over a folder. Pack it as .zip or .tar.gz and drop that.',
  },
  /** Of the comparison on screen. */
  update: {
    running: 'Bringing this up to date…',
    failed: (why: string) => `What is shown is not up to date: ${why}`,
    again: commands.again,
  },
  /** In place of everything, once the program does not know the page. */
  sessionEnded: {
    title: 'This session has ended',
    why: 'Runskew on this machine no longer knows this page: it was stopped or started again, or the address was opened without its token. Nothing more can be read.',
    todo: 'Open the address again that Runskew printed when it started.',
  },
  /** A link to a view of two runs, which somebody else made. */
  viewLink: {
    title: 'Open the runs of this link?',
    fetched: 'What of them is not in the cache is fetched from their stores.',
    notNow: 'Not now',
    open: 'Open both runs',
    failed: 'Not both of them could be opened, so nothing is compared.',
    refused: {
      title: 'This link is not understood',
      nothing: 'Nothing was opened',
      why: 'It is no link to a view of two runs, or one that a later version made. Ask for the addresses of both runs.',
    },
    /** Why no link to the view on screen can be made. */
    none: {
      notInBuckets: 'These runs were opened from this machine: a link to them would open nothing elsewhere.',
      nameNotLinkable: 'The place of a run has characters in its name that a link cannot carry.',
      tooLong: 'What this view shows is too long for a link: shorten what is searched for, or open another view.',
    },
  },
}
