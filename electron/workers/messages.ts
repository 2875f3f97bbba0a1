import { z } from 'zod'
import type { Result } from '#shared/base/result.ts'
import type { Analysis } from '#shared/model/analysis.ts'

/** Parent → worker: the one job of this process. The worker opens the source itself. */
export const AnalysisJob = z.object({
  kind: z.literal('analyse'),
  location: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('path'), path: z.string().min(1), run: z.string() }),
    z.object({ kind: z.literal('cached'), dir: z.string().min(1), key: z.string().regex(/^[0-9a-f]{40}$/u) }),
  ]),
  /** What `run.source` of the analysis shall say. */
  label: z.string(),
})
export type AnalysisJob = z.output<typeof AnalysisJob>

/** How far the reading got; whole state, not a difference. */
export const AnalysisProgress = z.object({
  phase: z.enum(['opening', 'reading', 'finishing']),
  artifact: z.string(),
  doneBytes: z.number(),
  totalBytes: z.number().optional(),
})
export type AnalysisProgress = z.output<typeof AnalysisProgress>

const isResult = (value: unknown): value is Result<Analysis> =>
  typeof value === 'object' && value !== null && 'ok' in value && ('value' in value || 'error' in value)

/** Worker → parent. A message of any other shape ends the process. */
export const WorkerMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heartbeat'), rssBytes: z.number() }),
  z.object({ kind: z.literal('progress'), progress: AnalysisProgress }),
  z.object({ kind: z.literal('done'), result: z.custom<Result<Analysis>>(isResult) }),
])
export type WorkerMessage = z.output<typeof WorkerMessage>

/** The parent ends a process that was silent for several of these. */
export const HEARTBEAT_MS = 2_000
