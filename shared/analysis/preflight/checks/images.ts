import type { Instant } from '../../../base/time.ts'
import { releases } from '../../../knowledge/releases/index.ts'
import { daemonsOf } from '../daemons.ts'
import { factOf, type MachineView } from '../describe-machine.ts'
import { hasEnded } from '../ends.ts'
import { lessBy, showFact, showKnowledge, type Hit } from '../problem.ts'
import { rangeOfLine } from '../version-span.ts'

/** A release line of containerd whose support has ended; the image's own only where it stays in one milestone. */
export function checkContainerdEnd(view: MachineView, asOf: Instant): readonly Hit[] {
  const daemons = daemonsOf(view)
  const [daemon] = daemons
  const release = releases.containerd.find(({ line }) => daemon !== undefined && isOfLine(daemon.version, line))
  if (daemon === undefined || daemons.length > 1 || release === undefined || !hasEnded(release.end, asOf)) return []
  return [
    {
      check: 'containerd-end',
      values: { line: release.line, end: release.end },
      confidence: lessBy(daemon.derived || release.tentative === true ? 1 : 0),
      shows: [daemon.show, showKnowledge(`Support of ${release.line} was until ${release.end}`, release.source)],
    },
  ]
}

function isOfLine(version: string, line: string): boolean {
  const range = rangeOfLine(line)
  return version.startsWith('>=')
    ? version.endsWith(range.slice(range.indexOf('<'))) && version.startsWith(`>=${line}.`)
    : version.startsWith(`${line}.`)
}

/** A milestone of the operating system whose support has ended. */
export function checkImageEnd({ contents }: MachineView, asOf: Instant): readonly Hit[] {
  const milestone = contents?.milestone
  if (contents === undefined || milestone?.end === undefined || !hasEnded(milestone.end, asOf)) return []
  return [
    {
      check: 'image-end',
      values: { milestone: milestone.milestone, end: milestone.end },
      confidence: 'high',
      shows: [
        showFact(contents.fact, `${contents.fact.value} is milestone ${milestone.milestone}`),
        showKnowledge(
          `Support of milestone ${milestone.milestone} was until ${milestone.end}`,
          releases.cosSources.end,
        ),
      ],
    },
  ]
}

const CHANNEL = /(?:^|[-_])(?:dev|beta|stable)(?=$|[-_\d])/u

/** A key that names another channel than its family. A milestone, such as cos-117-lts, is no channel. */
export function checkKeyChannel({ key, machine }: MachineView): readonly Hit[] {
  const family = factOf(machine.facts, 'image-family')
  const [ofKey, ofFamily] = [CHANNEL.exec(key.key)?.[0], CHANNEL.exec(family?.value ?? '')?.[0]]
  if (family === undefined || ofKey === undefined || ofFamily === undefined) return []
  if (ofKey.replace(/^\W/u, '') === ofFamily.replace(/^\W/u, '')) return []
  return [
    {
      check: 'key-channel',
      values: { key: key.key, family: family.value },
      confidence: 'high',
      shows: [
        { text: `The key is ${key.key}`, evidence: [key.keyEvidence] },
        showFact(family, `The family is ${family.value}`),
      ],
    },
  ]
}

const CLASS = /\[([^\][]{1,200})\]/gu

/** Four letters in a row inside of a class, which is no class of POSIX such as [:alpha:]. */
function hasWordInClass(regex: string): boolean {
  return [...regex.matchAll(CLASS)].some(([, inside = '']) => !inside.startsWith(':') && /[A-Za-z]{4}/u.test(inside))
}

/** A character class that was meant to be a word. */
export function checkImageRegex({ machine }: MachineView): readonly Hit[] {
  const regex = factOf(machine.facts, 'image-regex')
  if (regex === undefined || !hasWordInClass(regex.value)) return []
  return [
    {
      check: 'image-regex',
      values: { regex: regex.value },
      confidence: 'high',
      shows: [showFact(regex, `The expression is ${regex.value}`)],
    },
  ]
}

/** On arm64 the set-up script ignores which containerd the job asks for. */
export function checkArm64({ machine }: MachineView): readonly Hit[] {
  const arm = factOf(machine.facts, 'architecture')
  const origin = factOf(machine.facts, 'containerd-origin')
  if (arm === undefined || origin?.value !== 'installed') return []
  return [
    {
      check: 'arm64-latest',
      values: {},
      confidence: 'medium',
      shows: [showFact(arm, 'The machine is arm64'), showFact(origin, 'Its containerd is installed by configure.sh')],
    },
  ]
}
