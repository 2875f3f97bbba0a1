import { z } from 'zod'
import { MOST_SAVED } from './save-limits.ts'
import type { TimelineKind } from './views.ts'

/*
 * What commands take, where several of them take it or it is large: ids, names, places, what is looked for, settings.
 */

export const Id = z.string().min(1).max(200)
export const ArtifactName = z.string().min(1).max(4096)
const HostName = z.string().min(1).max(253)
export const LineNumber = z.int().min(1)
export const LogOfRun = z.object({ runId: Id, artifact: ArtifactName })
export const ByteOffset = z.int().min(0)
/** Microseconds since 1970. */
export const Micros = z.number()
/** Microseconds from each run's own start; a side that is left out is not asked about. */
const TimelineWindow = z.object({ from: Micros, to: Micros })
export const TimelineWindows = z.object({ good: TimelineWindow.optional(), bad: TimelineWindow.optional() })
/** See `LaneChoice`. */
export const LaneChoiceInput = z.object({
  lane: z.string().max(4096).optional(),
  group: z.string().max(4096).optional(),
  text: z.string().max(10_000).optional(),
  withRun: z.boolean().optional(),
})
/** The weightiest first. */
export const TIMELINE_KINDS = [
  'root-cause',
  'skew',
  'unclassified',
  'symptom',
  'test',
  'version',
  'phase',
  'noise',
] as const satisfies readonly TimelineKind[]
const LineQuery = z.object({ text: z.string().max(10_000), isPattern: z.boolean(), ignoresCase: z.boolean() })
export const LineFilter = z.object({
  query: LineQuery.optional(),
  levels: z
    .array(z.enum(['trace', 'debug', 'info', 'warning', 'error', 'fatal', 'none']))
    .readonly()
    .optional(),
  marks: z
    .array(z.enum(['annotated', 'novel']))
    .readonly()
    .optional(),
  writer: z.string().min(1).max(200).optional(),
})
/** What it holds is checked by who takes it. */
export const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null

/** Two runs, or one host of each; both hosts may be of one run. */
export const pairFields = {
  baseline: Id,
  target: Id,
  baselineHost: HostName.optional(),
  targetHost: HostName.optional(),
}
export const hasBothHosts = ({
  baselineHost,
  targetHost,
}: {
  readonly baselineHost?: string | undefined
  readonly targetHost?: string | undefined
}) => (baselineHost === undefined) === (targetHost === undefined)
export const ONE_HOST_ONLY = { message: 'a host is compared with a host' }
export const Pair = z.object(pairFields).refine(hasBothHosts, ONE_HOST_ONLY)
/** Words, how they are meant, and what else has to be so of a line. */
export const SearchQuery = z.object({
  text: z.string().max(10_000),
  isPattern: z.boolean(),
  ignoresCase: z.boolean(),
  filters: z.string().max(2_000).optional(),
})

/** A search that a person named. */
const OwnSearch = z.object({ name: z.string().min(1).max(100), query: SearchQuery })

/** A signature that is no rule yet, and where it is tried; without `artifact` in all of the run. */
export const TrialRequest = z.object({
  runId: Id,
  artifact: ArtifactName.optional(),
  literal: z.string().max(200),
  pattern: z.string().max(10_000),
  where: z.string().min(1).max(10_000).optional(),
  limit: z.int().min(1).max(500),
})

export const ReportRequest = z.object({
  investigationId: Id,
  form: z.enum(['issue', 'markdown', 'json']),
  /** What the reader saved about it goes in: notes and pins, and what becomes of what was dismissed. */
  work: z.object({ caseId: Id, withNotes: z.boolean(), dismissed: z.enum(['marked', 'left-out']) }).optional(),
})

/** What a person saves to a file. */
export const SavedBody = z
  .object({
    name: z.string().min(1).max(200),
    body: z.string(),
    /** `base64`: the body is bytes, written that way. */
    encoding: z.enum(['utf8', 'base64']).optional(),
  })
  .refine(({ body, encoding = 'utf8' }) => body.length <= MOST_SAVED[encoding], 'body: too large')

/** The ways to show times, in the order in which they are offered. */
export const TIME_MODES = ['utc', 'local', 'relative'] as const

const settingsFields = {
  theme: z.enum(['system', 'light', 'dark', 'contrast']),
  time: z.enum(TIME_MODES),
  wrap: z.boolean(),
  /** The first steps are shown over the sample. */
  hint: z.boolean(),
  /** No request leaves this machine; what is cached can be used. */
  offline: z.boolean(),
  /** Whether the published package lists of the OS images that runs name are looked up. */
  lookUpImages: z.boolean(),
  /** Where the storage API is, instead of Google's: `http://127.0.0.1:9000`; empty = Google's. */
  storageEndpoint: z.string().max(300),
  /** Most bytes that the cache may hold. GiB. */
  cacheGiB: z.number().min(0.1).max(10_000),
  /** Searches that were kept, in their order; a name only once. */
  searches: z.array(OwnSearch).max(100),
}
/** What a person may change; one schema with defaults. Lives in main, mirrored in the renderer's settings store. */
export const Settings = z.object({
  theme: settingsFields.theme.default('system'),
  time: settingsFields.time.default('utc'),
  wrap: settingsFields.wrap.default(true),
  hint: settingsFields.hint.default(true),
  offline: settingsFields.offline.default(false),
  lookUpImages: settingsFields.lookUpImages.default(false),
  storageEndpoint: settingsFields.storageEndpoint.default(''),
  cacheGiB: settingsFields.cacheGiB.default(20),
  searches: settingsFields.searches.default([]),
})
/** A change of some of them. Not `Settings.partial()`: zod would fill in the defaults of what the change leaves alone. */
export const SettingsPatch = z.object(settingsFields).partial()
export type Settings = z.output<typeof Settings>
