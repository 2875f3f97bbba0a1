import { z } from 'zod'
import {
  CoverageDocument,
  EvidenceDocument,
  FailureDocument,
  FindingDocument,
  ImageDocument,
  RoleDocument,
  RunDocument,
  SkewDocument,
  VersionDocument,
} from './document-parts.schema.ts'
import type { SavedResult } from './saved-result.ts'
import { checkDocument } from './saved-result.ts'

export const COMPARISON_SCHEMA = 'runskew/comparison@1'

/** A good run: 0 is `good`, a greater number counts the `others` from 1. */
const RunNumber = z.int().min(0).max(1_000)

const ArgumentDocument = z.strictObject({
  text: z.string(),
  /** Whose artifacts `evidence` cites; `witness`: those of a third run, which `text` names. */
  side: z.enum(['good', 'bad', 'witness']),
  /** Of `witness`: which of `others`, counted from 1. */
  witness: RunNumber.min(1).nullable(),
  basis: z.string().nullable(),
  evidence: z.array(EvidenceDocument),
})

const HypothesisDocument = z.strictObject({
  id: z.string(),
  title: z.string(),
  confidence: z.enum(['high', 'medium', 'low']),
  for: z.array(ArgumentDocument),
  against: z.array(ArgumentDocument),
  nextSteps: z.array(z.string()),
  references: z.array(z.string()),
  findings: z.array(z.string()),
  /** What else would explain it equally well. */
  tiedWith: z.array(z.string()),
})

/** A side is a list of versions, empty = shown to be absent, null = unknown. */
const ComponentDocument = z.strictObject({
  component: z.string(),
  role: RoleDocument,
  hostRole: z.string(),
  good: z.array(VersionDocument).nullable(),
  bad: z.array(VersionDocument).nullable(),
  state: z.enum(['same', 'changed', 'added', 'removed', 'unknown']),
  note: z.string(),
})

/** Lines over time; a line without a time counts where the one before it does. */
const MinutesDocument = z.strictObject({
  /** How long a step is: 1, or a power of two where the lines are spread over many hours. */
  stepMinutes: z.int().min(1),
  /** Only those that have lines, by time; each begins at a whole number of steps. */
  steps: z.array(z.strictObject({ at: z.string(), count: z.int().min(1) })),
  /** Lines of which it is not known. */
  unplaced: z.int().min(0),
})

/** Lines that say the same: in the bad run only, in the good run only, or at another rate. */
const NovelDocument = z.strictObject({
  /** The part that the log plays in both runs; empty where the logs were not compared: then these are errors that no rule knows. */
  group: z.string(),
  template: z.string(),
  /** Lines in the bad run; of `gone` in the good one. */
  count: z.int().min(0),
  side: z.enum(['new', 'gone', 'rate']),
  /** How severe its lines say that they are; `unknown` = none states a level. */
  severity: z.enum(['fatal', 'error', 'warning', 'info', 'unknown']),
  /** Some of its lines state another level than the worst, which `severity` is. */
  severitiesDiffer: z.boolean(),
  /** When they were written, by the clocks of their artifacts; null = no time is known. */
  minutes: MinutesDocument.nullable(),
  score: z.number(),
  /** It says less than others: shown below the fold. */
  isFolded: z.boolean(),
  /** How many good runs have such lines. */
  goodRuns: z.int().min(0),
  /** Which good run `evidence` is of; null = it is of the bad run. */
  goodRun: RunNumber.nullable(),
  evidence: z.array(EvidenceDocument),
})

const TextVersionDocument = z.strictObject({ version: z.string(), evidence: EvidenceDocument })

/** Lines that say the same but for a version, which has nothing in common with the other run's. */
const VersionInTextDocument = z.strictObject({
  group: z.string(),
  /** With `§` for the version. */
  template: z.string(),
  good: z.array(z.strictObject({ ...TextVersionDocument.shape, goodRun: RunNumber })),
  bad: z.array(TextVersionDocument),
})

const LaneEventDocument = z.strictObject({
  template: z.string(),
  at: z.string().nullable(),
  evidence: EvidenceDocument,
})

/** Where a bad lane leaves every good one: what both runs say of one test or pod in one log. */
const DivergenceDocument = z.strictObject({
  lane: z.string(),
  title: z.string(),
  /** Null = they differ from the start. */
  lastCommon: LaneEventDocument.nullable(),
  /** Null = the bad lane ends. */
  event: LaneEventDocument.nullable(),
  /** What a good lane has there, and how many have it; evidence is of that good run. */
  expected: z.array(z.strictObject({ ...LaneEventDocument.shape, goodRun: RunNumber, lanes: z.int().min(1) })),
  goodLanes: z.int().min(1),
  /** Within a few events they are together again. */
  rejoined: LaneEventDocument.nullable(),
})

/** How the logs were compared. */
const LogsDocument = z.strictObject({
  /** With `good`; the others are the first of `others`. */
  goodRuns: z.int().min(1),
  /** Logs that only one side has. */
  missing: z.array(
    z.strictObject({
      group: z.string(),
      lacks: z.enum(['good', 'bad']),
      artifacts: z.array(z.string()),
      lines: z.int().min(0),
    }),
  ),
  /** Not read, or not to the end: what is only there may seem new or gone. */
  unread: z.strictObject({ good: z.array(z.string()), bad: z.array(z.string()) }),
  /** Lines of further kinds, which were counted and not compared. */
  omittedLines: z.strictObject({ good: z.int().min(0), bad: z.int().min(0) }),
})

/** What `compare --json` prints: two runs and what their difference most likely means. */
export const ComparisonDocument = z.strictObject({
  schema: z.literal(COMPARISON_SCHEMA),
  good: RunDocument,
  bad: RunDocument,
  /** Further runs: `good` ones are part of the baseline, a `witness` only speaks for or against a cause. */
  others: z.array(z.strictObject({ ...RunDocument.shape, part: z.enum(['good', 'witness']) })),
  /** Where single hosts were compared: their names. */
  hosts: z.strictObject({ good: z.string(), bad: z.string() }).nullable(),
  components: z.array(ComponentDocument),
  findings: z.array(
    z.strictObject({
      ...FindingDocument.shape,
      side: z.enum(['good', 'bad', 'both']),
      goodCount: z.int().min(0),
      badCount: z.int().min(0),
      goodEvidence: z.array(EvidenceDocument),
    }),
  ),
  tests: z.strictObject({
    newlyFailing: z.array(FailureDocument),
    /** Failed in bad; what was read of good's results does not tell of them. */
    untold: z.array(FailureDocument),
    fixed: z.array(z.string()),
    stillFailing: z.array(FailureDocument),
    missing: z.array(z.string()),
  }),
  artifacts: z.strictObject({ onlyGood: z.array(z.string()), onlyBad: z.array(z.string()) }),
  images: z.array(z.strictObject({ name: z.string(), good: z.array(ImageDocument), bad: z.array(ImageDocument) })),
  novel: z.array(NovelDocument),
  versionsInText: z.array(VersionInTextDocument),
  /** Null = it was not looked for. */
  divergence: z.array(DivergenceDocument).nullable(),
  /** Null = they were not compared line by line. */
  logs: LogsDocument.nullable(),
  verdict: z.strictObject({
    status: z.enum(['cause', 'suspects', 'unexplained-change', 'not-comparable', 'no-difference']),
    summary: z.string(),
    hypotheses: z.array(HypothesisDocument),
    /** What was suspected and is no longer. */
    ruledOut: z.array(z.strictObject({ title: z.string(), because: ArgumentDocument })),
  }),
  /** Clocks of each run that disagree. Nothing was corrected by them. */
  skews: z.strictObject({ good: z.array(SkewDocument), bad: z.array(SkewDocument) }),
  coverage: z.strictObject({ good: z.array(CoverageDocument), bad: z.array(CoverageDocument) }),
  knowledge: z.string(),
})
export type ComparisonDocument = z.output<typeof ComparisonDocument>

/** Checks a value that came from outside; the issues say what is wrong and where. */
export function parseComparisonDocument(value: unknown): SavedResult<ComparisonDocument> {
  return checkDocument(ComparisonDocument, value)
}
