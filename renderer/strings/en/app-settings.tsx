import type { ReactNode } from 'react'
import { formatBytes } from '#shared/base/size-text.ts'
import type { Settings } from '#shared/ipc/contract.ts'
import type { CacheCheckView } from '#shared/ipc/views.ts'
import { formatCount, plural } from '../../ui/number-text.ts'
import { commands } from './commands.ts'

const themes: Readonly<Record<Settings['theme'], string>> = {
  system: 'As the system',
  light: 'Light',
  dark: 'Dark',
  contrast: 'High contrast',
}

const usage = (used: number, most: number) => `${formatBytes(used)} of ${formatBytes(most)}`

/** What a check of every byte in the cache has to say. */
function checked({ blobs, bytes, damagedCount, reclaimedBytes }: Omit<CacheCheckView, 'damaged'>): string {
  const read = `${plural(blobs, 'copy', 'copies')}, ${formatBytes(bytes)} read`
  const state = damagedCount === 0 ? '✓ All of them are whole' : `▲ ${plural(damagedCount, 'damaged one')} thrown away`
  const left = reclaimedBytes === 0 ? '' : ` ${formatBytes(reclaimedBytes)} of leftovers removed.`
  return `${state}: ${read}.${left}`
}

/** Everything a person may set. */
export const settings = {
  title: 'Settings',
  network: {
    title: 'Network',
    offline: commands.workOffline,
    offlineHelp:
      'No request leaves this machine. Runs in the cache open as before; what is not here stays in its store.',
    lookUp: 'Look up what OS images bundle',
    /** The name of the bucket and the number of a build. */
    lookUpHelp: (bucket: ReactNode, build: ReactNode) => (
      <>
        Asks the storage endpoint (bucket {bucket}) for the published package list of each Container-Optimized OS image
        that a compared run names. Only the number of its build is sent, such as {build}; nothing else of the runs is.
        Lists stay in the cache. It holds from the next comparison on.
      </>
    ),
    endpoint: 'Storage endpoint',
    /** `why`: a sentence that says what is wrong with what was typed. */
    endpointWrong: (why: string) => `▲ ${why} It is not kept until then.`,
    endpointHelp:
      'Empty means Google Cloud Storage. An address on this machine or in a private network is contacted only when it stands here (or in STORAGE_EMULATOR_HOST, which counts more); it may be plain http.',
  },
  cache: {
    title: 'Cache',
    /** What is waited for. */
    what: 'the cache',
    loading: 'Looking into the cache…',
    folder: (path: ReactNode) => <>Folder {path}</>,
    meter: 'Space used by the cache',
    /** Bytes. */
    usage,
    used: (used: number, most: number) => `${usage(used, most)} used`,
    quota: 'At most (GiB)',
    quotaHelp: 'Beyond that, the runs that were used longest ago are forgotten; open ones stay.',
    /** GiB. */
    quotaWrong: (least: number, most: number) =>
      `▲ From ${least.toString()} to ${most.toString()} GiB. It is not kept until then.`,
    runs: (count: number) => `${plural(count, 'run')} in the cache`,
    /** Copies end with the program. */
    temporary: 'What is fetched now is gone when the program ends.',
    temporaryWhy: (reason: string) =>
      `The cache cannot be written: ${reason}. Mend that, or choose another folder with RUNSKEW_CACHE, and start again.`,
  },
  check: {
    start: 'Check every byte',
    stop: 'Stop checking',
    running: 'Checking the cache',
    /** Bytes. */
    progress: usage,
    stopped: 'Stopped. Nothing was changed beyond what was found until then.',
    done: checked,
    damaged: 'What was damaged',
    more: (count: number) => `and ${formatCount(count)} more`,
    todo: 'Fetch them again from the Artifacts panel of their run.',
  },
  appearance: {
    title: 'Appearance',
    theme: 'Theme',
    themes,
    times: 'Times',
    wrap: commands.wrap,
  },
}
