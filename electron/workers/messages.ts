import { z } from 'zod'
import type { Result } from '#shared/base/result.ts'
import type { OwnRule } from '#shared/knowledge/schema.ts'
import type { TemplatedRun } from '#shared/analysis/templates/run-templates.ts'
import type { StoriesRequest, StoryRequest } from '#shared/analysis/entities/read-story.ts'
import type { Analysis } from '#shared/model/analysis.ts'
import type { Story } from '#shared/model/entity.ts'
import type { RuleTrial } from '#shared/model/own-rules.ts'
import type { LogComparison } from '#shared/model/log-comparison.ts'
import type { RunTemplates } from '#shared/model/template.ts'
import type { FilterResult, LineFilter } from '#shared/model/line-filter.ts'
import type { SparseLines } from '#shared/model/line-match.ts'
import type { FoundLine, SearchResult } from '#shared/model/search.ts'

const Location = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('path'), path: z.string().min(1), run: z.string() }),
  z.object({ kind: z.literal('cached'), dir: z.string().min(1), key: z.string().regex(/^[0-9a-f]{40}$/u) }),
])
const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null

const AnalysisJob = z.object({
  kind: z.literal('analyse'),
  location: Location,
  /** What `run.source` of the analysis shall say. */
  label: z.string(),
  /** Rules of the person's own, checked by the parent: the worker reads no other file than the run's. */
  ownRules: z.array(z.custom<OwnRule>(isObject)),
})
export type AnalysisJob = z.output<typeof AnalysisJob>

const TrialJob = z.object({
  kind: z.literal('try'),
  location: Location,
  label: z.string(),
  /** Undefined = all of the run. */
  artifact: z.string().optional(),
  /** Checked by the parent. */
  signature: z.object({
    literal: z.string(),
    pattern: z.string(),
    artifact: z.string().optional(),
    limit: z.number(),
  }),
})
export type TrialJob = z.output<typeof TrialJob>

const StoryJob = z.object({
  kind: z.literal('story'),
  location: Location,
  label: z.string(),
  /** Made by the parent of an analysis that a worker made. */
  request: z.custom<StoryRequest>(isObject),
  ownRules: z.array(z.custom<OwnRule>(isObject)),
})
export type StoryJob = z.output<typeof StoryJob>

const StoriesJob = z.object({
  kind: z.literal('stories'),
  location: Location,
  label: z.string(),
  /** Made by the parent of an analysis that a worker made. */
  request: z.custom<StoriesRequest>(isObject),
  ownRules: z.array(z.custom<OwnRule>(isObject)),
})
export type StoriesJob = z.output<typeof StoriesJob>

const TemplatesJob = z.object({
  kind: z.literal('templates'),
  location: Location,
  label: z.string(),
  /** Made by the parent of an analysis that a worker made. */
  about: z.custom<TemplatedRun>(isObject),
  /** Only logs of this machine; undefined = all of the run. */
  host: z.string().optional(),
})
export type TemplatesJob = z.output<typeof TemplatesJob>

/** What was read of two runs, to be put side by side: a list that is long enough keeps a process busy for seconds. */
const CompareLogsJob = z.object({
  kind: z.literal('compare-logs'),
  goods: z.array(z.custom<RunTemplates>(isObject)).min(1),
  bad: z.custom<RunTemplates>(isObject),
  /** Of the bad run: it tells which lines matter. */
  analysis: z.custom<Analysis>(isObject),
  ownRules: z.array(z.custom<OwnRule>(isObject)),
})
export type CompareLogsJob = z.output<typeof CompareLogsJob>

const SearchJob = z.object({
  kind: z.literal('search'),
  location: Location,
  label: z.string(),
  /** Checked by the parent. */
  query: z.object({
    text: z.string(),
    isPattern: z.boolean(),
    ignoresCase: z.boolean(),
    filters: z.string().optional(),
  }),
  /** Undefined = all of the run. */
  artifact: z.string().optional(),
  /** Most lines that come back. */
  limit: z.number(),
})
export type SearchJob = z.output<typeof SearchJob>

const FilterJob = z.object({
  kind: z.literal('filter'),
  location: Location,
  label: z.string(),
  artifact: z.string(),
  /** Checked by the parent. */
  filter: z.custom<LineFilter>(isObject),
  /** Ids of the templates that only this run has, of the artifact's group. */
  novel: z.array(z.string()),
  ownRules: z.array(z.custom<OwnRule>(isObject)),
})
export type FilterJob = z.output<typeof FilterJob>

const SparseJob = z.object({
  kind: z.literal('sparse'),
  location: Location,
  label: z.string(),
  artifact: z.string(),
})
export type SparseJob = z.output<typeof SparseJob>

/** A job that reads a run. The worker opens the source itself. */
const RunJob = z.discriminatedUnion('kind', [
  AnalysisJob,
  TrialJob,
  StoryJob,
  StoriesJob,
  TemplatesJob,
  SearchJob,
  FilterJob,
  SparseJob,
])
export type RunJob = z.output<typeof RunJob>

/** Parent → worker: the one job of this process. */
export const WorkerJob = z.union([RunJob, CompareLogsJob])
export type WorkerJob = z.output<typeof WorkerJob>
/** What the job came to. */
export type JobValue =
  | Analysis
  | RuleTrial
  | Story
  | readonly Story[]
  | RunTemplates
  | LogComparison
  | SearchResult
  | FilterResult
  | SparseLines

/** How far the reading got; whole state, not a difference. */
export const AnalysisProgress = z.object({
  phase: z.enum(['opening', 'reading', 'finishing']),
  artifact: z.string(),
  doneBytes: z.number(),
  totalBytes: z.number().optional(),
})
export type AnalysisProgress = z.output<typeof AnalysisProgress>

/** Lines that passed a filter, and how far it got. */
export const PassedLines = z.object({
  /** Number of the first of these lines; 0 = there are none. */
  first: z.number(),
  /** From each of them to the next. */
  steps: z.array(z.number()),
  /** All that passed so far; more than were handed over once there are too many. */
  total: z.number(),
  doneBytes: z.number(),
})
export type PassedLines = z.output<typeof PassedLines>

const isResult = (value: unknown): value is Result<JobValue> =>
  typeof value === 'object' && value !== null && 'ok' in value && ('value' in value || 'error' in value)

/** Worker → parent. A message of any other shape ends the process. */
export const WorkerMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heartbeat'), rssBytes: z.number() }),
  z.object({ kind: z.literal('progress'), progress: AnalysisProgress }),
  z.object({ kind: z.literal('found'), lines: z.custom<readonly FoundLine[]>(Array.isArray) }),
  z.object({ kind: z.literal('passed'), passed: PassedLines }),
  z.object({ kind: z.literal('done'), result: z.custom<Result<JobValue>>(isResult) }),
])
export type WorkerMessage = z.output<typeof WorkerMessage>

/** The parent ends a process that was silent for several of these. */
export const HEARTBEAT_MS = 2_000
