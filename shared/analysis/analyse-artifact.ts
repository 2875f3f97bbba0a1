import { decodeUtf8, encodeUtf8, indexOfBytes } from '../base/bytes.ts'
import { compareText, normaliseLine } from '../base/text.ts'
import type { CoverageState } from '../model/coverage.ts'
import { EVIDENCE_BYTES, type Evidence } from '../model/evidence.ts'
import type { SuiteEnd } from '../model/host.ts'
import { createEncodingCheck } from './check-encoding.ts'
import { createArtifactClock, type ArtifactClock } from './clock/resolve-clock.ts'
import { createSightingCollector, type Sighting } from './clock/sightings.ts'
import { createDensityCollector, type DensitySample } from './collect/density.ts'
import { createFindingCollector, type FindingDraft } from './collect/findings.ts'
import { createHostTracker, type HostTracker } from './collect/host-tracker.ts'
import { createImageCollector, type ImageDraft } from './collect/images.ts'
import type { LineContext } from './collect/line-context.ts'
import { createVersionCollector, type ClaimDraft } from './collect/versions.ts'
import { createEntityCollector, type EntityDrafts } from './entities/collect-entities.ts'
import { builtInIndex, type KnowledgeIndex } from './knowledge-index.ts'
import { parseLine, type ParsedLine } from './parse-line.ts'
import { evidenceOfLine, type Focus } from './read/evidence-of.ts'
import { structuredFormatOf } from './read/index.ts'
import type { Reading } from './read/reader.ts'
import { FIRST_LINES } from './scan/line-walker.ts'
import { createLineScanner, type LineScanner, type ScannedLine } from './scan/scanner.ts'
import { wholeName } from './whole-name.ts'

/** How the bytes of an artifact ended, as the source saw it. */
export type ArtifactEnd =
  | { readonly state: 'complete' }
  | { readonly state: Extract<CoverageState, 'truncated' | 'malformed' | 'skipped'>; readonly reason: string }

/** What one artifact says, before the run is put together. */
export interface ArtifactDraft extends EntityDrafts {
  readonly name: string
  readonly host: string | undefined
  readonly bytes: number
  readonly lines: number
  readonly format: string | undefined
  readonly end: ArtifactEnd
  /** What a reader should know of bytes that were all read; empty as a rule. */
  readonly note: string
  readonly reading: Reading
  /** What its bytes are when they are not UTF-8 text, in one sentence. */
  readonly foreign: string | undefined
  readonly findings: readonly FindingDraft[]
  readonly claims: readonly ClaimDraft[]
  readonly images: readonly ImageDraft[]
  readonly density: readonly DensitySample[]
  /** The first line of `density`. */
  readonly firstTimed: Evidence | undefined
  readonly clock: ArtifactClock
  /** Events that other artifacts may tell of as well, by their own clocks. */
  readonly sightings: readonly Sighting[]
  /** Hosts that its lines name: journal prefixes, suite banners. */
  readonly hosts: readonly string[]
  /** How the suite ended on them, where its lines say so. */
  readonly suites: readonly (readonly [host: string, end: SuiteEnd])[]
  /** What was left out because a limit was reached, in words; empty = nothing. */
  readonly omitted: readonly string[]
}

/** Takes one artifact's decoded bytes in chunks of any size. Never throws, whatever the bytes. */
export interface ArtifactAnalyser {
  feed(chunk: Uint8Array): void
  end(end: ArtifactEnd): ArtifactDraft
}

/** The density thins its samples out as an artifact grows; a short log keeps a fine grain. */
const SAMPLE_EVERY = 32
/** Of a sampled line only its head is read: enough for time, host and level. A JSON line is only readable whole. */
const HEAD_BYTES = 512
const JSON_LINE_BYTES = 16_384
const BRACE = 0x7b

/** `host` is the machine whose folder holds the artifact; `knownHosts` are all machines of the run. */
export type CreateArtifactAnalyser = (
  name: string,
  host: string | undefined,
  knownHosts: readonly string[],
) => ArtifactAnalyser

/** Analyses with what this build knows by itself. */
export const createArtifactAnalyser: CreateArtifactAnalyser = (name, host, knownHosts) =>
  openArtifact(builtInIndex, name, { host, knownHosts })

/** Analyses with other knowledge. */
export function artifactAnalyserWith(index: KnowledgeIndex): CreateArtifactAnalyser {
  return (name, host, knownHosts) => openArtifact(index, name, { host, knownHosts })
}

interface ArtifactPlace {
  readonly host: string | undefined
  readonly knownHosts: readonly string[]
}

function openArtifact(index: KnowledgeIndex, name: string, { host, knownHosts }: ArtifactPlace): ArtifactAnalyser {
  const structured = structuredFormatOf(name)
  const reader = structured?.open({ artifact: name, ...(host === undefined ? {} : { host }) })
  // Test output in JUnit is log text; fields of JSON and YAML are read once, by their reader.
  const lines = createLineAnalyser({
    index,
    ignore: literal => scanner.ignore(literal),
    name,
    hosts: createHostTracker(host, knownHosts),
    hasLogText: structured === undefined || structured.id === 'junit',
    // The error words of a structured artifact are read by its reader; as loose lines they are only markup.
    hasSevereLines: structured === undefined,
  })
  const scanner: LineScanner = createLineScanner({
    table: index.scan.table,
    sampleEvery: SAMPLE_EVERY,
    onLine: lines.read,
  })
  const encoding = createEncodingCheck()
  return {
    feed(chunk) {
      encoding.feed(chunk)
      scanner.feed(chunk)
      reader?.feed(chunk)
    },
    end(end) {
      const { bytes, lines: count } = scanner.end()
      const reading = reader?.end() ?? {}
      return { name, host, bytes, lines: count, end, note: '', reading, foreign: encoding.problem(), ...lines.end() }
    },
  }
}

interface LineOptions {
  readonly index: KnowledgeIndex
  /** Asks for no more lines that hold this word. */
  readonly ignore: (literal: number) => void
  readonly name: string
  readonly hosts: HostTracker
  readonly hasLogText: boolean
  readonly hasSevereLines: boolean
}

type LineDrafts = Omit<ArtifactDraft, 'name' | 'host' | 'bytes' | 'lines' | 'end' | 'note' | 'reading' | 'foreign'>

interface LineAnalyser {
  readonly read: (line: ScannedLine) => void
  end(): LineDrafts
}

interface SampledBy {
  readonly citedIn: ReadLineSources['citedIn']
  readonly clock: ArtifactClock
  readonly density: ReturnType<typeof createDensityCollector>
  readonly hosts: HostTracker
}

/** Looks at the heads of some lines: in which format, at what time and on which machine the artifact was written. */
function createSampler({ citedIn, clock, density, hosts }: SampledBy) {
  let firstTimed: Evidence | undefined
  const formats = new Map<string, number>()
  return {
    sample(line: ScannedLine) {
      const head = line.bytes.subarray(0, line.bytes[0] === BRACE ? JSON_LINE_BYTES : HEAD_BYTES)
      const parsed = clock.observe(parseLine(decodeUtf8(head)))
      const format = parsed.formats.join(' › ')
      formats.set(format, (formats.get(format) ?? 0) + 1)
      if (parsed.time !== undefined || parsed.outerTime !== undefined) {
        density.sample(line.line, parsed)
        firstTimed ??= cite(citedIn, line, [])
      }
      hosts.see(parsed.host)
    },
    format: () => dominant(formats),
    firstTimed: () => firstTimed,
  }
}

/** Hands each line that the scanner reports to everything that collects. */
function createLineAnalyser({ index, ignore, name, hosts, hasLogText, hasSevereLines }: LineOptions): LineAnalyser {
  const { blockBegin, blockEnd, recordTime, sightingWords, isSighting } = index.scan
  const clock = createArtifactClock({ seesRecordTimes: true })
  const findings = createFindingCollector(wholeName(name), index)
  const versions = createVersionCollector(wholeName(name), index)
  const images = createImageCollector(index)
  const density = createDensityCollector()
  const sightings = createSightingCollector()
  const entities = createEntityCollector({ words: index.scan, ignore, isLog: hasSevereLines })
  const citedIn = { artifact: name, knowledge: index.literals }
  const sampler = createSampler({ citedIn, clock, density, hosts })
  const sources: ReadLineSources = { clock, hosts, citedIn, ownLiterals: blockBegin }

  const sight = (line: LineContext) => {
    if (hasSevereLines) sightings.add(line)
    if (!hasSevereLines || sightings.isDone()) sightingWords.forEach(ignore)
  }
  const collect = (line: LineContext, { line: number, literals: all }: ScannedLine) => {
    if (line.isSevere) density.error()
    if (all.some(literal => isSighting[literal] === true)) sight(line)
    entities.add(line, { number, literals: all, findings: findings.add(line) })
    if (line.literals.length > 0 && hasLogText) for (const collector of [versions, images]) collector.add(line)
  }
  const read = (line: ScannedLine) => {
    if (line.sampled && line.pieceOffset === 0 && (line.line <= FIRST_LINES || density.wants(line.line)))
      sampler.sample(line)
    const isSevere = line.severe && hasSevereLines
    if (!isSevere && line.literals.length === 0) return
    const raw = decodeUtf8(line.bytes)
    const text = normaliseLine(raw)
    if (line.literals.includes(blockBegin) || line.literals.includes(blockEnd))
      hosts.followBlock(text, () => cite(citedIn, line, []))
    const context = new ReadLine(sources, { line, raw, text, isSevere })
    if (line.literals.includes(recordTime)) context.parsed()
    collect(context, line)
  }
  return {
    read,
    end: () => ({
      format: sampler.format(),
      findings: findings.drafts(),
      claims: versions.drafts(),
      images: images.drafts(),
      density: density.samples(),
      firstTimed: sampler.firstTimed(),
      clock,
      sightings: sightings.sightings(),
      ...entities.drafts(),
      hosts: [...hosts.seen],
      suites: [...hosts.suites],
      omitted: omissions(findings.overflow, versions.overflow, images.overflow),
    }),
  }
}

/** What a line is read with; the same for all lines of an artifact. */
interface ReadLineSources {
  readonly clock: ArtifactClock
  readonly hosts: HostTracker
  readonly citedIn: Parameters<typeof cite>[0]
  /** Literals from here on are not the knowledge's. */
  readonly ownLiterals: number
}
interface FoundLine {
  readonly line: ScannedLine
  readonly raw: string
  readonly text: string
  readonly isSevere: boolean
}

/** A class, since one is made for each of very many lines. */
class ReadLine implements LineContext {
  readonly number: number
  readonly text: string
  readonly literals: readonly number[]
  readonly isSevere: boolean
  readonly #sources: ReadLineSources
  readonly #found: FoundLine
  #parsed: ParsedLine | undefined
  #host: { readonly name: string | undefined } | undefined

  constructor(sources: ReadLineSources, found: FoundLine) {
    this.number = found.line.line
    this.text = found.text
    this.literals = found.line.literals.filter(literal => literal < sources.ownLiterals)
    this.isSevere = found.isSevere
    this.#sources = sources
    this.#found = found
  }

  parsed(): ParsedLine {
    return (this.#parsed ??= this.#sources.clock.observe(parseLine(this.#found.raw)))
  }

  host(): string | undefined {
    return (this.#host ??= { name: this.#findHost() }).name
  }

  evidence(words: readonly string[]): Evidence {
    return cite(this.#sources.citedIn, this.#found.line, words)
  }

  #findHost(): string | undefined {
    const { hosts } = this.#sources
    return hosts.own ?? hosts.hostOf(this.text, this.parsed().host)
  }
}

function omissions(findings: number, versions: number, images: number): readonly string[] {
  return [
    ...said(findings, 'error lines of further kinds were counted but not kept'),
    ...said(versions, 'further version statements were not kept'),
    ...said(images, 'further container image names were not kept'),
  ]
}

function said(count: number, what: string): readonly string[] {
  return count === 0 ? [] : [`${count} ${what}`]
}

interface CitedIn {
  readonly artifact: string
  readonly knowledge: readonly string[]
}

function cite({ artifact, knowledge }: CitedIn, line: ScannedLine, words: readonly string[]): Evidence {
  const place = { artifact, line: line.line, offset: line.offset + line.pieceOffset, bytes: line.bytes }
  return evidenceOfLine(place, lineFocus(line, words, knowledge))
}

/**
 * Where the words that matter stand in a line that is too long to be cited whole. Escapes may part them in the bytes;
 * then the literal that is among them, which every reading keeps free of escapes.
 */
function lineFocus({ bytes, literals }: ScannedLine, words: readonly string[], knowledge: readonly string[]): Focus {
  if (bytes.length <= EVIDENCE_BYTES) return { from: 0, to: 0 }
  const found = literals.flatMap(literal => knowledge[literal] ?? [])
  const inside = found.filter(literal => words.some(word => word.includes(literal)))
  for (const text of [...words, ...inside, ...found]) {
    const needle = encodeUtf8(text)
    const from = indexOfBytes(bytes, needle)
    if (from !== -1) return { from, to: from + needle.length }
  }
  return { from: 0, to: 0 }
}

function dominant(formats: ReadonlyMap<string, number>): string | undefined {
  const [best] = [...formats].filter(([format]) => format !== '').sort((a, b) => b[1] - a[1] || compareText(a[0], b[0]))
  return best?.[0]
}
