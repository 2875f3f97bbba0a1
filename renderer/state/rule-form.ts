import type { LogLine, RuleDraft } from '#shared/ipc/views.ts'
import { strings } from '../strings/index.ts'
import { draftFromLine, type ChosenLine } from './draft-rule.ts'

const words = strings.state.ruleProblem

/** The pack that rules written in this window go to. */
export const OWN_PACK = 'my-rules'

type CounterSample = RuleDraft['counterSamples'][number]

/** A rule while it is being written: what the fields hold. */
export interface RuleForm {
  readonly packId: string
  readonly id: string
  readonly title: string
  readonly kind: RuleDraft['kind']
  readonly severity: RuleDraft['severity']
  readonly explain: string
  readonly literal: string
  readonly pattern: string
  /** Looks only in artifacts that `artifact` names. */
  readonly isPlaced: boolean
  /** As `RuleSignature.artifact`; kept while it is not used. */
  readonly artifact: string
  readonly nextSteps: readonly string[]
  readonly references: readonly string[]
  readonly samples: readonly string[]
  readonly counterSamples: readonly CounterSample[]
  /** The rule as it was saved; what has no field of its own stays as it is. */
  readonly base: RuleDraft | undefined
}

/** What is wrong with a field. `place` is that of `RuleFault`, e.g. `samples[1]`; empty = the rule as a whole. */
export interface FormProblem {
  readonly place: string
  /** In words that follow the field's name, no full stop. */
  readonly reason: string
}

/** A line of a log that a person stands on. */
export interface ReaderLine extends ChosenLine {
  readonly artifact: string
  readonly level?: LogLine['level']
}

/** A form filled in as far as a line allows. `taken` are ids of the pack. */
export function formOfLine(line: ReaderLine, taken: readonly string[]): RuleForm {
  const { literal, pattern, sample, title, id } = draftFromLine(line)
  return {
    packId: OWN_PACK,
    id: freeId(id === '' ? 'new-rule' : id, taken),
    title,
    // What is more than a symptom has to be said by the person who knows.
    kind: 'symptom',
    severity: severityOf(line.level),
    explain: '',
    literal,
    pattern,
    isPlaced: false,
    artifact: globOf(line.artifact),
    nextSteps: [],
    references: [],
    samples: [sample],
    counterSamples: [],
    base: undefined,
  }
}

/** The fields of a rule that there is. */
export function formOfRule(packId: string, rule: RuleDraft): RuleForm {
  const [signature] = rule.signatures
  const { id, title, kind, severity, explain, nextSteps, references, samples, counterSamples } = rule
  return {
    packId,
    ...{ id, title, kind, severity, explain, nextSteps, references, samples, counterSamples },
    literal: signature?.literal ?? '',
    pattern: signature?.pattern ?? '',
    isPlaced: signature?.artifact !== undefined,
    artifact: signature?.artifact ?? '',
    base: rule,
  }
}

/** Without the rows that nobody filled in, so that the places of problems are those on screen. */
export function withoutEmptyRows(form: RuleForm): RuleForm {
  const filled = (rows: readonly string[]) => rows.filter(row => row.trim() !== '')
  return {
    ...form,
    nextSteps: filled(form.nextSteps),
    references: filled(form.references).map(row => row.trim()),
    samples: filled(form.samples),
    counterSamples: form.counterSamples.filter(({ line }) => line.trim() !== ''),
  }
}

/** The rule that a form describes. */
export function toRule(form: RuleForm): RuleDraft {
  const { base, literal, pattern, isPlaced, artifact } = form
  const { id, title, kind, severity, explain, nextSteps, references, samples, counterSamples } = form
  const signature = { literal, pattern, ...(isPlaced ? { artifact } : {}) }
  return {
    ...base,
    ...{ id, kind, severity, title: title.trim(), explain: explain.trim() },
    signatures: [signature, ...(base?.signatures.slice(1) ?? [])],
    ...{ nextSteps, references, samples, counterSamples },
  }
}

/** What can be told without asking: fields that are needed, and what every pack refuses. `taken`: ids of other rules. */
export function checkForm(form: RuleForm, taken: readonly string[]): readonly FormProblem[] {
  const { id, title, explain, artifact, isPlaced, references, samples, counterSamples } = form
  const problem = (isWrong: boolean, place: string, reason: string) => (isWrong ? [{ place, reason }] : [])
  const isBlank = (text: string) => text.trim() === ''
  return [
    ...problem(isBlank(title), 'title', words.title),
    ...problem(!ID.test(id), 'id', words.id),
    ...problem(taken.includes(id), 'id', words.idTaken),
    ...problem(isBlank(explain), 'explain', words.explain),
    ...checkSignature(form),
    ...problem(isPlaced && isBlank(artifact), 'signatures[0].artifact', words.artifact),
    ...references.flatMap((link, index) =>
      problem(!link.startsWith('https://'), `references[${index}]`, words.reference),
    ),
    ...problem(samples.length === 0, 'samples', words.samples),
    ...problem(counterSamples.length === 0, 'counterSamples', words.counterSamples),
    ...counterSamples.flatMap(({ why }, index) =>
      problem(isBlank(why), `counterSamples[${index}].why`, words.counterSampleWhy),
    ),
  ]
}

/** Those that a change leaves: what was said of a field is not said of what stands there now. */
export function problemsAfter(problems: readonly FormProblem[], change: Partial<RuleForm>): readonly FormProblem[] {
  const changed = Object.keys(change).map(name => PLACES[name] ?? new RegExp(`^${name}`, 'u'))
  return problems.filter(({ place }) => !changed.some(pattern => pattern.test(place)))
}

/** Of fields that are called otherwise in the rule, or that decide about others. */
const PLACES: Readonly<Record<string, RegExp>> = {
  literal: /^(?:signatures\[0\]\.literal|samples\[|counterSamples\[\d+\]$)/u,
  pattern: /^(?:signatures\[0\]\.pattern|samples\[|counterSamples\[\d+\]$)/u,
  isPlaced: /^signatures\[0\]\.artifact/u,
  artifact: /^signatures\[0\]\.artifact/u,
}

/** What a service says is wrong, with what to do about it where its reason does not tell. */
export function refusalAt({ place, reason }: FormProblem): FormProblem {
  const advice = ADVICE.find(({ at }) => at.test(place))?.todo
  return { place, reason: advice === undefined ? reason : words.withAdvice(reason, advice) }
}

const ADVICE: readonly { readonly at: RegExp; readonly todo: string }[] = [
  { at: /^samples\[/u, todo: words.advice.sample },
  { at: /^counterSamples\[/u, todo: words.advice.counterSample },
  { at: /^signatures\[0\]\./u, todo: words.advice.signature },
]

/** As packs have it. */
const ID = /^[a-z0-9][a-z0-9-]{0,39}(?:\/[a-z0-9][a-z0-9-]{0,39})?$/u
const LITERAL_LEAST = 4

function checkSignature({ literal, pattern }: RuleForm): readonly FormProblem[] {
  const isShort = new TextEncoder().encode(literal).length < LITERAL_LEAST
  return [
    ...(isShort ? [{ place: 'signatures[0].literal', reason: words.literal }] : []),
    ...(pattern === '' ? [{ place: 'signatures[0].pattern', reason: words.pattern }] : []),
  ]
}

/** The artifact's name in any folder; `*` and `?` in it stand for themselves too. */
function globOf(artifact: string): string {
  return (artifact.split('/').at(-1) ?? artifact).replace(/^\^/u, '?')
}

function severityOf(level: LogLine['level']): RuleDraft['severity'] {
  if (level === 'fatal' || level === 'error' || level === 'warning') return level
  return 'info'
}

function freeId(id: string, taken: readonly string[]): string {
  if (!taken.includes(id)) return id
  for (let number = 2; ; number++) {
    const next = `${id.slice(0, 36)}-${number}`
    if (!taken.includes(next)) return next
  }
}
