import { err, ok, type Result } from '#shared/base/result.ts'
import {
  Settings,
  type AbortSignalLike,
  type Backend,
  type CommandInput,
  type CommandName,
  type CommandOutput,
  type EventName,
  type EventPayload,
} from '#shared/ipc/contract.ts'
import { applyChanges, EMPTY_WORK } from '#shared/casework/apply-change.ts'
import type {
  CaseView,
  LogWindow,
  ReferenceView,
  RuleDraft,
  RulesView,
  RuleTrial,
  TimelineView,
} from '#shared/ipc/views.ts'
import { artifactCopies, bucketSource, emptyCache, jobReference, jobRuns, runReference } from './bucket-view.ts'
import { foundingInvestigation, sampleSource } from './founding-view.ts'

type Answers = {
  readonly [C in CommandName]?: Answer<C>
}
type Answer<C extends CommandName> = (
  input: CommandInput<C>,
  signal?: AbortSignalLike,
) => Promise<Result<CommandOutput<C>>> | Result<CommandOutput<C>>

export interface FakeBackend extends Backend {
  /** Tells every listener, as the main process would. */
  emit<E extends EventName>(event: E, payload: EventPayload<E>): void
  /** Every call so far. */
  readonly calls: readonly { readonly command: CommandName; readonly input: unknown }[]
}

/** A backend of plain values: the founding incident, unless a test answers a command in its own way. */
export function createFakeBackend(answers: Answers = {}): FakeBackend {
  const listeners: { readonly event: EventName; readonly listener: (payload: never) => void }[] = []
  const calls: { readonly command: CommandName; readonly input: unknown }[] = []
  const all = { ...defaultAnswers(), ...answers }
  return {
    calls,
    call: async <C extends CommandName>(command: C, input: CommandInput<C>, signal?: AbortSignalLike) => {
      calls.push({ command, input })
      // `all` holds this command's own answer; TypeScript cannot see the correlation.
      const answer = all[command] as Answer<C> | undefined
      return answer === undefined ? err({ code: 'shell/unavailable', feature: command }) : answer(input, signal)
    },
    on: (event, listener) => {
      const entry = { event, listener }
      listeners.push(entry)
      return () => void listeners.splice(listeners.indexOf(entry), 1)
    },
    grantFiles: () => Promise.resolve(ok([sampleSource.sourceId])),
    emit: (event, payload) => {
      for (const entry of [...listeners]) if (entry.event === event) entry.listener(payload as never)
    },
  }
}

function defaultAnswers(): Answers {
  let settings = Settings.parse({})
  return {
    'app.info': () => ok({ version: '0.1.0', knowledge: 'a3f9c2e41b7d', shell: 'electron', hasDialogs: true }),
    'source.list': () => ok([sampleSource]),
    'source.pick': () => ok([]),
    'source.close': () => ok(null),
    'source.parse': ({ text }) => parseAnswer(text),
    'source.fetch': () => ok(bucketSource.sourceId),
    'job.runs': () => ok(jobRuns),
    'run.fetch': () => ok(null),
    'run.stop': () => ok(null),
    'run.copies': () => ok(artifactCopies),
    'cache.get': () => ok(emptyCache),
    'cache.remove': () => ok(null),
    'cache.check': () => ok({ blobs: 0, bytes: 0, damaged: [], damagedCount: 0, reclaimedBytes: 0 }),
    'investigation.open': () => ok(foundingInvestigation),
    ...caseAnswers(),
    'timeline.get': () => ok(emptyTimeline),
    'timeline.events': () => ok({ rows: [], offset: 0, total: 0, events: 0 }),
    'log.window': ({ artifact, from, count }) => ok(logWindow(artifact, from, count)),
    'log.find': () => ok(null),
    ...ruleAnswers(),
    'artifact.save': ({ artifact }) => ok(artifact.split('/').at(-1) ?? artifact),
    'report.render': ({ form }) => ok({ title: '[Failing test] ci-containerd-node-e2e-1-7', body: reportBody(form) }),
    'report.save': ({ name }) => ok(name),
    'settings.get': () => ok(settings),
    'settings.set': change => {
      settings = Settings.parse({ ...settings, ...change })
      return ok(settings)
    },
  }
}

/** One case in memory, whatever the pair. */
function caseAnswers(): Answers {
  let view: CaseView = { caseId: 'a'.repeat(32), work: EMPTY_WORK }
  return {
    'case.open': () => ok(view),
    'case.change': ({ changes }) => {
      view = { ...view, work: applyChanges(view.work, changes, 1) }
      return ok(view)
    },
    'case.check': () => ok({}),
    'case.list': () => ok({ cases: [], problems: [], omitted: 0 }),
  }
}

/** One pack in memory. */
function ruleAnswers(): Answers {
  let rules: readonly RuleDraft[] = []
  const list = (): RulesView => ({
    packs: [
      {
        id: 'my-rules',
        title: 'My rules',
        file: '/home/me/rules/my-rules.json',
        isEditable: true,
        rules: rules.map(rule => ({ ...rule, ruleId: `my-rules/${rule.id}` })),
      },
    ],
    problems: [],
    builtIn: 74,
    folder: '/home/me/rules',
  })
  return {
    'rules.list': () => ok(list()),
    'rules.try': () => ok(noTrial),
    'rules.save': ({ rule }) => {
      rules = [...rules.filter(({ id }) => id !== rule.id), rule]
      return ok(list())
    },
    'rules.remove': ({ ruleId }) => {
      rules = rules.filter(({ id }) => `my-rules/${id}` !== ruleId)
      return ok(list())
    },
  }
}

const noTrial: RuleTrial = { artifacts: [], hits: [], total: 0, read: { artifacts: 1, bytes: 80 }, unread: [] }

/** Understands addresses that name the job of the founding incident, with a run or without. */
function parseAnswer(text: string): Result<ReferenceView> {
  const [, id] = /:\/\/\S*\/ci-containerd-node-e2e-1-7(?:\/(\d+))?/u.exec(text) ?? [undefined, undefined]
  if (!text.includes('ci-containerd-node-e2e-1-7')) {
    return err({ code: 'reference/unknown', text, known: ['a Prow page of a run'] })
  }
  return ok(id === undefined ? jobReference : runReference)
}

const emptyTimeline: TimelineView = { good: null, bad: null, lanes: [] }

function logWindow(artifact: string, from: number, count: number): LogWindow {
  const lines = Array.from({ length: Math.min(count, 200) }, (_, index) => ({
    line: from + index,
    offset: (from + index) * 80,
    text: `I0305 11:31:08.2${String(index).padStart(5, '0')}    4242 pod_workers.go:190] line ${from + index} of ${artifact}`,
    bytes: 6,
    cutBytes: 0,
    notes: [],
  }))
  const totalLines = from + lines.length
  return { artifact, size: { totalLines, bytes: totalLines * 80 }, lines }
}

function reportBody(form: 'issue' | 'markdown' | 'json'): string {
  if (form === 'json') return JSON.stringify({ schema: 'runskew/comparison@1' }, undefined, 2)
  return [
    '### Which jobs are failing?',
    '',
    '`ci-containerd-node-e2e-1-7`',
    '',
    '### Reason for failure (if possible)',
    '',
    'The new OS image brings the containerd 2.0.2 shim, which the installed containerd 1.7.25 daemon cannot talk to.',
    '',
    '```',
    'failed to start shim: unsupported shim version (3): not implemented',
    '```',
  ].join('\n')
}
