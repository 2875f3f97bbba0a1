import { decodeUtf8 } from '../../base/bytes.ts'
import { createInheritance, type LinePlace } from '../clock/inherit-time.ts'
import { createArtifactClock, type InstantOf } from '../clock/resolve-clock.ts'
import { parseLine, type ParsedLine } from '../parse-line.ts'
import { createHashSlots } from '../templates/hash-slots.ts'
import { contentOf, type HashedLine } from '../templates/template-lines.ts'
import { createLineInstants, createLineKind, type LineKind } from './line-instants.ts'

/** How the times of an artifact are placed. */
export interface PlacedClock {
  readonly instantOf: InstantOf
  /** See `ArtifactClock`. Where it is not, every line is read. */
  readonly isSteady: boolean
}

/** So many hashes of lines are told apart in one artifact; those of others are read. */
const KINDS = 20_000

/**
 * Places the lines of one artifact of which all are shown; hand over every one, in its order. Of most the instant is read
 * from their bytes (`line-instants.ts`).
 */
export function createEveryLinePlacer({
  instantOf,
  isSteady,
}: PlacedClock): (line: HashedLine) => LinePlace | undefined {
  // Counts the boots of a serial console anew, as the first reading did.
  const clock = createArtifactClock({ seesRecordTimes: true })
  const inheritance = createInheritance(instantOf)
  const instants = createLineInstants()
  const kindOf = isSteady ? createKinds() : () => undefined
  const read = (line: HashedLine, kind: LineKind | undefined): LinePlace | undefined => {
    const parsed = clock.observe(parseLine(decodeUtf8(contentOf(line))))
    if (kind !== undefined) learn(line, kind, parsed)
    return inheritance.place(parsed)
  }
  /** Nothing of a line that tells of a boot: the clock has to see all of them. */
  const learn = (line: HashedLine, kind: LineKind, { time, outerTime, formats }: ParsedLine) => {
    kind.isPlain = formats.length === 0
    const at = time === undefined || outerTime?.style === 'since-boot' ? undefined : instantOf({ time })
    if (time !== undefined && at !== undefined) instants.learn(kind, line, { time, at })
  }
  return line => {
    const kind = kindOf(line)
    if (kind?.isPlain === true) return inheritance.place({})
    const at = kind === undefined ? undefined : instants.at(kind, line)
    return at === undefined ? read(line, kind) : inheritance.follow(at)
  }
}

function createKinds(): (line: HashedLine) => LineKind | undefined {
  const slots = createHashSlots(KINDS)
  const kinds: LineKind[] = []
  return ({ high, low, isClipped }) => {
    const number = isClipped ? -1 : slots.slotOf(high, low)
    return number === -1 ? undefined : (kinds[number] ??= createLineKind())
  }
}
