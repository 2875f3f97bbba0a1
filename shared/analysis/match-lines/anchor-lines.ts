import type { LinePair, SparseLines } from '../../model/line-match.ts'
import { increasingPairs } from './increasing-pairs.ts'

type Lines = Pick<SparseLines, 'lines' | 'templates'>

/** Lines of both logs that say the same and come in the same order, as many of them as there can be. */
export function anchorLines(log: Lines, other: Lines): readonly LinePair[] {
  return increasingPairs(pairLines(log, other))
}

/** Each line with the one that is as far among those of its template, where the other log has as many of them. */
export function pairLines(log: Lines, other: Lines): readonly LinePair[] {
  const [own, others] = [byTemplate(log), byTemplate(other)]
  const pairs = [...own].flatMap(([template, lines]) => {
    const counterparts = others.get(template)
    return counterparts?.length === lines.length ? pairUp(lines, counterparts) : []
  })
  return pairs.sort((a, b) => a.line - b.line)
}

/** Lines that are alone with what they say, here and there. */
export function pairSingleLines(log: Lines, other: Lines): readonly LinePair[] {
  const [own, others] = [byTemplate(log), byTemplate(other)]
  const pairs = [...own].flatMap(([template, lines]) => {
    const counterparts = others.get(template) ?? []
    return lines.length === 1 && counterparts.length === 1 ? pairUp(lines, counterparts) : []
  })
  return increasingPairs(pairs.sort((a, b) => a.line - b.line))
}

/** The same pairs, seen from the other log. */
export function turned(pairs: readonly LinePair[]): readonly LinePair[] {
  return pairs.map(({ line, other }) => ({ line: other, other: line }))
}

function pairUp(lines: readonly number[], others: readonly number[]): readonly LinePair[] {
  return lines.flatMap((line, at) => {
    const other = others[at]
    return other === undefined ? [] : [{ line, other }]
  })
}

function byTemplate({ lines, templates }: Lines): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>()
  lines.forEach((line, at) => {
    const template = templates[at] ?? ''
    const held = found.get(template)
    if (held === undefined) found.set(template, [line])
    else held.push(line)
  })
  return found
}
