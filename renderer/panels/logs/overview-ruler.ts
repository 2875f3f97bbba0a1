import type { RunAnalysisView } from '#shared/ipc/views.ts'
import { NOTE_ORDER, type NoteKind } from './decorations.ts'

/** First and last line on screen, or folded there. */
export interface SeenLines {
  readonly first: number
  readonly last: number
}

/** What a mark stands for: what is known of the line, or that the reader keeps it. */
export type MarkKind = NoteKind | 'kept'

/** A line of an artifact that is worth a mark, with what it is. */
export interface RulerMark {
  readonly line: number
  readonly kind: MarkKind
  readonly title: string
}

/** Pixels of the ruler that a run of marks of one kind fills. */
export interface RulerBar {
  readonly top: number
  readonly height: number
  readonly kind: MarkKind
  /** First marked line under the bar: where a click leads. */
  readonly line: number
  readonly title: string
}

export interface Thumb {
  readonly top: number
  readonly height: number
}

const MIN_THUMB = 18
const BAR_HEIGHT = 3

/** Lines of an artifact that findings, versions and images cite, by line, the weightiest of each line first. */
export function findMarks(run: RunAnalysisView, artifact: string): readonly RulerMark[] {
  const marks: RulerMark[] = []
  for (const finding of run.findings) {
    for (const { artifact: name, line } of finding.evidence) {
      if (name === artifact) marks.push({ line, kind: finding.kind, title: finding.title })
    }
  }
  for (const claim of run.claims) {
    for (const { artifact: name, line } of claim.evidence) {
      if (name === artifact) marks.push({ line, kind: 'version', title: `${claim.component} ${claim.version}` })
    }
  }
  return marks.sort(byLine)
}

/** Further marks among those of an artifact, in the same order. */
export function addMarks(marks: readonly RulerMark[], further: readonly RulerMark[]): readonly RulerMark[] {
  return further.length === 0 ? marks : [...marks, ...further].sort(byLine)
}

function byLine(a: RulerMark, b: RulerMark): number {
  return a.line - b.line || weight(a.kind) - weight(b.kind)
}

/** Marks as bars: at each pixel only the weightiest kind, drawn last the ones that matter most. */
export function layoutBars(marks: readonly RulerMark[], totalLines: number, height: number): readonly RulerBar[] {
  const room = Math.max(0, height - BAR_HEIGHT)
  const byTop = new Map<number, RulerBar>()
  for (const mark of marks) {
    const top = Math.round(fractionOf(mark.line, totalLines) * room)
    const held = byTop.get(top)
    if (held !== undefined && weight(held.kind) <= weight(mark.kind)) continue
    byTop.set(top, { top, height: BAR_HEIGHT, kind: mark.kind, line: mark.line, title: mark.title })
  }
  return [...byTop.values()].sort((a, b) => weight(b.kind) - weight(a.kind) || a.top - b.top)
}

/** The part of the ruler that stands for the lines on screen; never too small to grab, never outside. */
export function layoutThumb(
  seen: { readonly first: number; readonly last: number },
  totalLines: number,
  height: number,
): Thumb {
  const shown = Math.max(1, seen.last - seen.first + 1)
  const size = Math.min(height, Math.max(MIN_THUMB, (shown / Math.max(1, totalLines)) * height))
  const range = Math.max(1, totalLines - shown)
  const top = Math.min(1, Math.max(0, (seen.first - 1) / range)) * (height - size)
  return { top, height: size }
}

/** First line on screen when the thumb's top is dragged to `top`. The reverse of {@link layoutThumb}. */
export function lineAtThumb(
  top: number,
  thumbHeight: number,
  scale: { readonly totalLines: number; readonly shown: number; readonly height: number },
): number {
  const range = Math.max(1, scale.totalLines - scale.shown)
  const free = Math.max(1, scale.height - thumbHeight)
  return 1 + Math.round(Math.min(1, Math.max(0, top / free)) * range)
}

/** The line a click at `y` means: the mark there, when one is within a few pixels, else the place itself. */
export function lineAt(
  y: number,
  bars: readonly RulerBar[],
  scale: { readonly totalLines: number; readonly height: number },
): number {
  const hit = barAt(y, bars)
  if (hit !== undefined) return hit.line
  const fraction = Math.min(1, Math.max(0, y / Math.max(1, scale.height)))
  return Math.max(1, Math.min(scale.totalLines, 1 + Math.round(fraction * (scale.totalLines - 1))))
}

/** The weightiest bar within reach of the pointer. */
export function barAt(y: number, bars: readonly RulerBar[]): RulerBar | undefined {
  const near = bars.filter(bar => y >= bar.top - 3 && y <= bar.top + bar.height + 3)
  return near.at(-1)
}

/** The first line on screen after a key, as every scrollbar has it; undefined for other keys. */
export function lineForKey(
  key: string,
  seen: { readonly first: number; readonly last: number },
  totalLines: number,
): number | undefined {
  const page = Math.max(1, seen.last - seen.first)
  const steps: Readonly<Record<string, number>> = {
    ArrowUp: seen.first - 1,
    ArrowDown: seen.first + 1,
    PageUp: seen.first - page,
    PageDown: seen.first + page,
    Home: 1,
    End: totalLines,
  }
  const line = Object.hasOwn(steps, key) ? steps[key] : undefined
  return line === undefined ? undefined : Math.max(1, Math.min(totalLines, line))
}

function fractionOf(line: number, totalLines: number): number {
  return totalLines <= 1 ? 0 : Math.min(1, Math.max(0, (line - 1) / (totalLines - 1)))
}

/** What the reader keeps comes first. */
function weight(kind: MarkKind): number {
  return kind === 'kept' ? -1 : NOTE_ORDER.indexOf(kind)
}
