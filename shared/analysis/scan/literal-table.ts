import { encodeUtf8 } from '../../base/bytes.ts'
import { chooseWindows, rarestPair } from './few-literals.ts'
import { gramCost } from './gram-cost.ts'
import { severitySigns } from './severity-signs.ts'

/** How literals are searched; the kernel knows the same numbers. Each rules places out in its way; what is left is compared. */
export const METHOD = { none: 0, one: 1, few: 2, many: 3 } as const

/**
 * Literals prepared for `findLiterals`. Plain numbers and typed arrays, so it can be posted to a worker.
 *
 * - `one`: where its two rarest bytes stand at their distance
 * - `few`: each is represented by one of its 3-byte grams; see `few-literals.ts`
 * - `many`: each is represented by a window of four of its bytes, the one whose grams are rarest in typical logs. Whatever the
 *   alignment, one of its two grams begins at an even address, so looking at the grams of those alone finds every literal
 */
export interface LiteralTable {
  readonly method: (typeof METHOD)[keyof typeof METHOD]
  /** How many literals the caller gave. Entries behind them are severity signs; the last of all is the klog header. */
  readonly count: number
  /** All literals one after another; literal `i` is `bytes[starts[i]] … bytes[starts[i + 1] - 1]`. */
  readonly bytes: Uint8Array
  readonly starts: Uint32Array
  /** `gramHash` → 1 + index of a bucket, 0 = no literal has such a gram. */
  readonly slots: Uint16Array
  /** Bucket `b` is the range `bucketStarts[b] … bucketStarts[b + 1] - 1` of the next three. */
  readonly bucketStarts: Uint32Array
  readonly bucketGrams: Uint32Array
  readonly bucketLiterals: Uint32Array
  /** Where the gram begins in its literal; −1 = one byte before it. */
  readonly bucketOffsets: Int32Array
  /** Of one literal: places of its two rarest bytes in it. */
  readonly rarePair: readonly [number, number]
  /** Of few literals: see `few-literals.ts`. */
  readonly nibbles: Uint8Array
}

/** The id that `findLiterals` reports for a klog error header: one behind the severity signs. */
export const klogHeaderId = (table: LiteralTable): number => table.count + severitySigns.length

export const MIN_LITERAL_BYTES = 4
/** No literal may be longer than what two pieces of a long line share. */
export const MAX_LITERAL_BYTES = 4_096

const SLOTS = 65_536
/** Fibonacci hashing: 2³² divided by the golden ratio. */
const HASH_FACTOR = 0x9e3779b1

/** Slot of a gram, which is three bytes in little-endian order. */
export function gramHash(gram: number): number {
  return Math.imul(gram, HASH_FACTOR) >>> 16
}

/** More than so many fill the eight classes of `few`, so that too little is ruled out. */
const FEW_LITERALS = 48

interface GramEntry {
  readonly gram: number
  readonly literal: number
  readonly offset: number
}

/**
 * Literals and the signs of severity. Throws when a literal is shorter than four bytes, longer than 4 KiB or holds a line
 * end: that is a bug in the knowledge.
 */
export function buildLiteralTable(literals: readonly string[]): LiteralTable {
  const encoded = [...literals, ...severitySigns.map(sign => sign.text)].map(encodeLiteral)
  const entries = encoded.flatMap((bytes, literal) => windowGrams(bytes, literal, rarestWindow(bytes)))
  return tableOf({
    method: METHOD.many,
    count: literals.length,
    encoded,
    entries: [...entries, ...klogGrams(encoded.length)],
  })
}

/** Literals alone: no line is severe. Throws like `buildLiteralTable`. */
export function buildWordTable(literals: readonly string[]): LiteralTable {
  const encoded = literals.map(encodeLiteral)
  const method = methodFor(literals.length)
  const few = method === METHOD.few ? chooseWindows(encoded) : undefined
  const entries = encoded.flatMap((bytes, literal) =>
    method === METHOD.many
      ? windowGrams(bytes, literal, rarestWindow(bytes))
      : [gramEntry(bytes, literal, few?.offsets[literal] ?? 0)],
  )
  return tableOf({ method, count: literals.length, encoded, entries, nibbles: few?.nibbles })
}

function methodFor(count: number): LiteralTable['method'] {
  if (count <= 1) return count === 0 ? METHOD.none : METHOD.one
  return count <= FEW_LITERALS ? METHOD.few : METHOD.many
}

interface TableParts extends Pick<LiteralTable, 'method' | 'count'> {
  readonly encoded: readonly Uint8Array[]
  readonly entries: readonly GramEntry[]
  readonly nibbles?: Uint8Array | undefined
}

const NO_NIBBLES = new Uint8Array()

function tableOf({ method, count, encoded, entries, nibbles = NO_NIBBLES }: TableParts): LiteralTable {
  const [only] = encoded
  return {
    method,
    count,
    ...concatenate(encoded),
    ...fillBuckets(entries),
    rarePair: method === METHOD.one && only !== undefined ? rarestPair(only) : [0, 0],
    nibbles,
  }
}

function encodeLiteral(text: string): Uint8Array {
  const bytes = encodeUtf8(text)
  if (bytes.length < MIN_LITERAL_BYTES || bytes.length > MAX_LITERAL_BYTES || /[\r\n]/u.test(text)) {
    throw new Error(`A literal needs 4 to 4096 bytes and no line end: ${JSON.stringify(text)}`)
  }
  return bytes
}

function concatenate(encoded: readonly Uint8Array[]): Pick<LiteralTable, 'bytes' | 'starts'> {
  const starts = new Uint32Array(encoded.length + 1)
  encoded.forEach((literal, index) => (starts[index + 1] = (starts[index] ?? 0) + literal.length))
  const bytes = new Uint8Array(starts[encoded.length] ?? 0)
  encoded.forEach((literal, index) => bytes.set(literal, starts[index]))
  return { bytes, starts }
}

/** Three bytes in little-endian order. */
export function gramAt(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16)
}

function rarestWindow(bytes: Uint8Array): number {
  let best = 0
  let bestCost = Infinity
  for (let offset = 0; offset + MIN_LITERAL_BYTES <= bytes.length; offset++) {
    const cost = gramCost(gramAt(bytes, offset)) + gramCost(gramAt(bytes, offset + 1))
    if (cost < bestCost) [best, bestCost] = [offset, cost]
  }
  return best
}

function windowGrams(bytes: Uint8Array, literal: number, window: number): readonly GramEntry[] {
  return [gramEntry(bytes, literal, window), gramEntry(bytes, literal, window + 1)]
}

function gramEntry(bytes: Uint8Array, literal: number, offset: number): GramEntry {
  return { gram: gramAt(bytes, offset), literal, offset }
}

/**
 * A klog header is no literal: `E` or `F`, then the month. Behind a space, tab or line end its first gram starts one
 * byte early; at an even address it is the letter and the two digits of the month.
 */
function klogGrams(literal: number): readonly GramEntry[] {
  const months = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12']
  const gramsOf = (letter: string): readonly GramEntry[] => [
    ...months.map(month => ({ gram: gramAt(encodeUtf8(letter + month), 0), literal, offset: 0 })),
    ...[' ', '\t', '\n'].flatMap(before =>
      ['0', '1'].map(digit => ({ gram: gramAt(encodeUtf8(before + letter + digit), 0), literal, offset: -1 })),
    ),
  ]
  return [...gramsOf('E'), ...gramsOf('F')]
}

function fillBuckets(
  entries: readonly GramEntry[],
): Pick<LiteralTable, 'slots' | 'bucketStarts' | 'bucketGrams' | 'bucketLiterals' | 'bucketOffsets'> {
  const slotOf = ({ gram }: GramEntry) => gramHash(gram)
  const sorted = [...entries].sort((a, b) => slotOf(a) - slotOf(b) || a.literal - b.literal || a.offset - b.offset)
  const slots = new Uint16Array(SLOTS)
  const starts: number[] = []
  sorted.forEach((entry, index) => {
    const slot = slotOf(entry)
    if (slots[slot] === 0) slots[slot] = starts.push(index)
  })
  return {
    slots,
    bucketStarts: Uint32Array.from([...starts, sorted.length]),
    bucketGrams: Uint32Array.from(sorted, entry => entry.gram),
    bucketLiterals: Uint32Array.from(sorted, entry => entry.literal),
    bucketOffsets: Int32Array.from(sorted, entry => entry.offset),
  }
}
