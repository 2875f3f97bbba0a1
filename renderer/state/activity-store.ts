import { createStore, type StoreApi } from 'zustand/vanilla'
import type { AbortSignalLike, Backend, CommandInput, CommandName, EventName } from '#shared/ipc/contract.ts'

/** How far the reading of one run got. */
export interface WorkProgress {
  /** Empty where progress is of no run. */
  readonly runId: string
  /** The artifact that is being read; empty where none is told. */
  readonly artifact: string
  readonly doneBytes: number
  /** Undefined = nobody knows. */
  readonly totalBytes: number | undefined
}

/** A call that takes its time, from the question to the answer. */
export interface Work {
  readonly id: number
  readonly command: LongCommand
  /** The run it is about; undefined = both, or none. */
  readonly runId: string | undefined
  /** One entry for each run that reported. */
  readonly progress: readonly WorkProgress[]
}

export interface ActivityState {
  /** The oldest first. */
  readonly works: readonly Work[]
  /** Ends a call; who asked sees it as stopped. */
  readonly cancel: (id: number) => void
  readonly cancelAll: () => void
}
export type ActivityStore = StoreApi<ActivityState>

/** Commands that may last longer than a second and can be stopped, with the event that tells how far they are. */
const LONG_COMMANDS = {
  'source.fetch': undefined,
  'job.runs': undefined,
  'investigation.open': 'analysis.progress',
  'log.search': 'search.progress',
  'logs.compare': 'logs.progress',
  'lanes.compare': 'lanes.progress',
  'entity.story': undefined,
  'rules.try': 'rules.progress',
  'artifact.save': undefined,
  'report.render': 'logs.progress',
  'cache.check': 'cache.progress',
} as const satisfies { readonly [C in CommandName]?: EventName | undefined }

export type LongCommand = keyof typeof LONG_COMMANDS

/** The same backend, whose long calls are listed in a store while they run and can be ended there. */
export function watchCalls<B extends Backend>(backend: B): { readonly backend: B; readonly activity: ActivityStore } {
  const stops = new Map<number, () => void>()
  const activity = createStore<ActivityState>()(() => ({
    works: [],
    cancel: id => stops.get(id)?.(),
    cancelAll: () => {
      for (const stop of stops.values()) stop()
    },
  }))
  let lastId = 0
  const call: Backend['call'] = async (command, input, signal) => {
    if (!isLong(command)) return backend.call(command, input, signal)
    const id = ++lastId
    const abort = linkedAbort(signal)
    stops.set(id, () => abort.abort())
    const work: Work = { id, command, runId: runOf(input), progress: [] }
    activity.setState(({ works }) => ({ works: [...works, work] }))
    try {
      return await backend.call(command, input, abort.signal)
    } finally {
      stops.delete(id)
      activity.setState(({ works }) => ({ works: works.filter(other => other.id !== id) }))
    }
  }
  listenToProgress(backend, activity)
  return { backend: { ...backend, call }, activity }
}

function isLong(command: CommandName): command is LongCommand {
  return Object.hasOwn(LONG_COMMANDS, command)
}

function linkedAbort(signal: AbortSignalLike | undefined): AbortController {
  const abort = new AbortController()
  if (signal?.aborted === true) abort.abort()
  signal?.addEventListener('abort', () => abort.abort())
  return abort
}

function runOf(input: CommandInput<CommandName>): string | undefined {
  return 'runId' in input ? input.runId : undefined
}

function listenToProgress(backend: Backend, activity: ActivityStore): void {
  const take = (event: EventName) => (payload: Partial<WorkProgress>) => {
    const { runId = '', artifact = '', doneBytes = 0, totalBytes } = payload
    const progress = { runId, artifact, doneBytes, totalBytes }
    activity.setState(({ works }) => ({ works: works.map(work => withProgress(work, event, progress)) }))
  }
  for (const event of ['analysis.progress', 'search.progress', 'logs.progress', 'lanes.progress'] as const)
    backend.on(event, take(event))
  backend.on('rules.progress', take('rules.progress'))
  backend.on('cache.progress', take('cache.progress'))
}

function withProgress(work: Work, event: EventName, progress: WorkProgress): Work {
  const isItsOwn = work.runId === undefined || work.runId === progress.runId
  if (LONG_COMMANDS[work.command] !== event || !isItsOwn) return work
  return { ...work, progress: [...work.progress.filter(({ runId }) => runId !== progress.runId), progress] }
}
