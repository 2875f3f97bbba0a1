import { truncate, visible } from '../../base/text.ts'
import { EVIDENCE_PER_FINDING } from '../../model/evidence.ts'
import type { FindingKind, Severity } from '../../model/finding.ts'
import { builtInIndex, type KnowledgeIndex, type RuleHit } from '../knowledge-index.ts'
import { maskTemplate, templateId } from '../mask-template.ts'
import { citeLine, type CitedLine, type LineContext } from './line-context.ts'
import { createLineSamples, type LineSamples } from './line-samples.ts'

/** Templates no rule knows, kept per artifact; further ones are counted together, never dropped in silence. */
const TEMPLATES_PER_ARTIFACT = 2_000
const TITLE_LENGTH = 240

/** Samples of the further lines of a cause: many for the first causes of an artifact that have such, few for the rest. */
const SAMPLES = { causes: 32, many: 1_024, few: 16 } as const

/** What one artifact says about one cause, before the run's artifacts are put together. */
export interface FindingDraft {
  readonly id: string
  readonly rule: string
  readonly kind: FindingKind
  readonly severity: Severity
  readonly title: string
  readonly values: Readonly<Record<string, string>>
  count: number
  /** What its lines show of each host that one of them speaks of. */
  readonly hosts: Map<string, HostLines>
  /** The first lines, at most `EVIDENCE_PER_FINDING`. */
  readonly lines: CitedLine[]
  /** Every line after those: how many, and when some of them were written. */
  repeats?: LineSamples
}

/** Lines of one cause that speak of one host. */
export interface HostLines {
  count: number
  /** The first ones, at most `LINES_PER_HOST`. */
  readonly lines: CitedLine[]
}

/** So many lines of each host are kept beside those of the whole artifact. */
const LINES_PER_HOST = 3

/** Counts a line for its host, and keeps it when it is among the first. */
export function addHostLine(hosts: FindingDraft['hosts'], host: string, cite: () => CitedLine): void {
  const known = hosts.get(host) ?? { count: 0, lines: [] }
  hosts.set(host, known)
  known.count++
  if (known.lines.length < LINES_PER_HOST) known.lines.push(cite())
}

export interface FindingCollector {
  /** Answers the ids of the drafts in which the line was counted, noise apart: how that ends matters to nobody. */
  add(line: LineContext): readonly string[]
  drafts(): readonly FindingDraft[]
  /** Lines whose template came after the limit. */
  readonly overflow: number
}

/** What one line shows. */
interface Sighting {
  readonly id: string
  /** Undefined = no rule knows it. */
  readonly rule: RuleHit['rule'] | undefined
  readonly make: () => FindingDraft
}

function wordsOf(rule: Sighting['rule']): readonly string[] {
  return rule?.signatures.map(signature => signature.literal) ?? []
}

/** Rule hits, and the severe lines that no rule knows, grouped by template. */
export function createFindingCollector(
  artifact: string,
  { matchRules }: Pick<KnowledgeIndex, 'matchRules'> = builtInIndex,
): FindingCollector {
  const drafts = new Map<string, FindingDraft>()
  let templates = 0
  let overflow = 0
  let repeated = 0
  const repeat = (draft: FindingDraft, line: LineContext) => {
    draft.repeats ??= createLineSamples(++repeated <= SAMPLES.causes ? SAMPLES.many : SAMPLES.few)
    draft.repeats.add(line.number, () => line.parsed())
  }
  const record = (line: LineContext, { id, rule, make }: Sighting) => {
    const draft = drafts.get(id) ?? make()
    drafts.set(id, draft)
    draft.count++
    const host = line.host()
    const cite = () => citeLine(line, wordsOf(rule))
    if (host !== undefined) addHostLine(draft.hosts, host, cite)
    if (draft.lines.length < EVIDENCE_PER_FINDING) draft.lines.push(cite())
    else repeat(draft, line)
  }
  const addUnclassified = (line: LineContext): readonly string[] => {
    const masked = maskTemplate(line.parsed().message)
    const id = `template:${templateId(masked)}`
    if (!drafts.has(id) && ++templates > TEMPLATES_PER_ARTIFACT) {
      overflow++
      return []
    }
    record(line, { id, rule: undefined, make: () => unclassified(id, masked, line) })
    return [id]
  }
  return {
    add(line) {
      const hits = line.literals.length === 0 ? [] : matchRules(line.text, line.literals, artifact)
      for (const hit of hits) record(line, { id: hit.id, rule: hit.rule, make: () => known(hit) })
      if (hits.length > 0) return hits.flatMap(({ id, rule }) => (rule.kind === 'noise' ? [] : [id]))
      return line.isSevere ? addUnclassified(line) : []
    },
    drafts: () => [...drafts.values()],
    get overflow() {
      return overflow
    },
  }
}

function known({ id, rule, values, title }: RuleHit): FindingDraft {
  return {
    id,
    rule: rule.id,
    kind: rule.kind,
    severity: rule.severity,
    title,
    values,
    count: 0,
    hosts: new Map(),
    lines: [],
  }
}

function unclassified(id: string, masked: string, line: LineContext): FindingDraft {
  const severity = line.parsed().level === 'fatal' || line.text.startsWith('panic:') ? 'fatal' : 'error'
  const title = truncate(visible(masked), TITLE_LENGTH)
  return {
    id,
    rule: 'unclassified',
    kind: 'unclassified',
    severity,
    title,
    values: {},
    count: 0,
    hosts: new Map(),
    lines: [],
  }
}
