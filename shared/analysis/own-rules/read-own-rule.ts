import { validRange } from 'semver'
import { err, ok, type Result } from '../../base/result.ts'
import { withoutUndefined } from '../../base/without-undefined.ts'
import { knowledge } from '../../knowledge/knowledge.ts'
import type { LinearSignature, OwnRule } from '../../knowledge/schema.ts'
import { artifactPattern } from './artifact-pattern.ts'
import { checkPattern } from './check-pattern.ts'
import type { OwnRuleDraft, SignatureDraft } from './own-rule-draft.ts'

/** What is wrong with a rule, and where in it: `signatures[0].pattern`. No full stop. */
export interface RuleFault {
  readonly place: string
  readonly reason: string
}

const builtIn: ReadonlySet<string> = new Set(knowledge.rules.map(rule => rule.id))
/** First words of ids that the analyser gives by itself, beside those of its rules. */
const AREAS: ReadonlySet<string> = new Set([
  ...knowledge.rules.map(rule => rule.id.split('/')[0] ?? ''),
  'unclassified',
  'template',
  'skew',
])

/** Why a pack may not have this id; undefined = it may. */
export function refusePackId(id: string): string | undefined {
  return AREAS.has(id) ? `"${id}" begins ids of built-in rules; choose another id for the pack` : undefined
}

/** Compiles and checks everything but the samples. The id of the rule is that of the pack, a slash and its own. */
export function readOwnRule(pack: string, draft: OwnRuleDraft): Result<OwnRule, RuleFault> {
  const id = `${pack}/${draft.id}`
  const fault = builtIn.has(id) ? { place: 'id', reason: `"${id}" is a built-in rule` } : findFault(draft)
  if (fault !== undefined) return err(fault)
  const [first, ...more] = draft.signatures.map(linearSignature)
  const [sample, ...samples] = draft.samples
  const [counter, ...counters] = draft.counterSamples.map(withoutUndefined)
  if (first === undefined) return err({ place: 'signatures', reason: 'needs at least one' })
  if (sample === undefined) return err({ place: 'samples', reason: 'needs at least one' })
  if (counter === undefined) return err({ place: 'counterSamples', reason: 'needs at least one' })
  const { implies, ...rest } = draft
  return ok({
    ...withoutUndefined(rest),
    ...(implies === undefined ? {} : { implies: implies.map(withoutUndefined) }),
    id,
    signatures: [first, ...more],
    samples: [sample, ...samples],
    counterSamples: [counter, ...counters],
  })
}

function linearSignature({ literal, pattern, artifact }: SignatureDraft): LinearSignature {
  return {
    literal,
    pattern: { re2: pattern },
    ...(artifact === undefined ? {} : { artifact: { re2: artifactPattern(artifact) } }),
  }
}

function findFault(draft: OwnRuleDraft): RuleFault | undefined {
  const groups = new Set<string>()
  for (const [index, { pattern, artifact }] of draft.signatures.entries()) {
    const place = `signatures[${index}]`
    const checked = checkPattern(pattern)
    if (!checked.ok) return { place: `${place}.pattern`, reason: checked.reason }
    for (const group of checked.groups) groups.add(group)
    const where = artifact === undefined ? checked : checkPattern(artifactPattern(artifact))
    if (!where.ok) return { place: `${place}.artifact`, reason: where.reason }
  }
  return findUnknownGroup(draft, groups) ?? findBadRange(draft)
}

function findUnknownGroup(
  { title, identity = [], implies = [] }: OwnRuleDraft,
  groups: ReadonlySet<string>,
): RuleFault | undefined {
  const used = [
    ...Array.from(title.matchAll(/\{(\w+)\}/gu), match => ({ place: 'title', group: match[1] ?? '' })),
    ...identity.map((group, index) => ({ place: `identity[${index}]`, group })),
    ...implies.flatMap(({ when = {} }, index) =>
      Object.keys(when).map(group => ({ place: `implies[${index}].when`, group })),
    ),
  ]
  const unknown = used.find(({ group }) => !groups.has(group))
  if (unknown === undefined) return undefined
  return { place: unknown.place, reason: `names the group "${unknown.group}", which no pattern has` }
}

function findBadRange({ implies = [], kindWhen = [], affects = [] }: OwnRuleDraft): RuleFault | undefined {
  const lists = [
    { name: 'implies', list: implies },
    { name: 'kindWhen', list: kindWhen },
    { name: 'affects', list: affects },
  ]
  const ranges = lists.flatMap(({ name, list }) =>
    list.map(({ range }, index) => ({ place: `${name}[${index}].range`, range })),
  )
  const bad = ranges.find(({ range }) => validRange(range) === null)
  return bad === undefined ? undefined : { place: bad.place, reason: `"${bad.range}" is no range of versions` }
}
