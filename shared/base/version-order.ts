import { bareVersion, parseVersion, type ParsedVersion } from './version.ts'

/**
 * Which of two version strings is newer: below 0 = `a` is older, 0 = neither is, above 0 = `a` is newer. Undefined = the
 * two strings do not tell: a bare commit, two builds of one tag on different commits, packages of different makers.
 * Different numbers decide by themselves; within one number only strings of the same kind are compared.
 */
export function compareVersionOrder(a: string, b: string): number | undefined {
  const [left, right] = [bareVersion(a), bareVersion(b)]
  if (left === right) return 0
  const [x, y] = [parseVersion(withoutEpoch(left)), parseVersion(withoutEpoch(right))]
  if (x === undefined || y === undefined) return undefined
  const [p, q] = [kindOf(left, x), kindOf(right, y)]
  if (p.kind === 'package' && q.kind === 'package') return comparePackages(left, right)
  // An epoch exists because the numbers after it went backwards: without one on the other side nothing can be said.
  if (hasEpoch(left) || hasEpoch(right)) return undefined
  const byNumber = x.major - y.major || x.minor - y.minor || x.patch - y.patch
  if (byNumber !== 0) return byNumber
  return p.kind === q.kind ? compareKind(p, q) : undefined
}

type Kind =
  | { readonly kind: 'tag'; readonly version: ParsedVersion; readonly commit: string; readonly dirty: boolean }
  | { readonly kind: 'package' }
  /** `+k3s1`, `-gke.1027000`, `-1049-gke`, `-122.189.amzn2023.x86_64`: a maker's own count. */
  | { readonly kind: `made by ${string}`; readonly version: ParsedVersion; readonly count: readonly number[] }
  | { readonly kind: `other ${string}` }

// `git describe --dirty=.m`; Kubernetes writes the commit after a plus; `+unknown` and `+dev` say nothing.
const TAG_END = /^(?:\+(?:unknown|dev)?|\+([0-9a-f]{7,40}))?(\.m|-dirty)?$/u
const DESCRIBED = /-g([0-9a-f]{4,40})(?:\.m|-dirty)?$/u
const MAKER_FIRST = /^[+-]([a-z](?:[a-z0-9-]*[a-z])?)\.?(\d{1,12}(?:\.\d{1,12}){0,5})$/u
const MAKER_LAST = /^-(\d{1,12}(?:\.\d{1,12}){0,5})([-.][a-z][\w.-]*)$/u
const PACKAGE = /^[-~]|~/u

function kindOf(text: string, version: ParsedVersion): Kind {
  if (hasEpoch(text)) return { kind: 'package' }
  return tagKind(text, version) ?? madeBy(version) ?? otherKind(version.suffix)
}

function tagKind(text: string, version: ParsedVersion): Kind | undefined {
  const end = TAG_END.exec(version.suffix)
  if (end === null) return undefined
  const commit = end[1] ?? DESCRIBED.exec(text)?.[1] ?? ''
  return { kind: 'tag', version, commit, dirty: end[2] !== undefined }
}

function madeBy(version: ParsedVersion): Kind | undefined {
  const first = MAKER_FIRST.exec(version.suffix)
  const [maker, count] = first === null ? (MAKER_LAST.exec(version.suffix) ?? []).slice(1).reverse() : first.slice(1)
  if (maker === undefined || count === undefined) return undefined
  return { kind: `made by ${maker}`, version, count: count.split('.').map(Number) }
}

function otherKind(suffix: string): Kind {
  return PACKAGE.test(suffix) ? { kind: 'package' } : { kind: `other ${suffix}` }
}

function compareKind(a: Kind, b: Kind): number | undefined {
  if (a.kind === 'tag' && b.kind === 'tag') return compareTags(a, b)
  if ('count' in a && 'count' in b) return comparePrereleases(a.version, b.version) || compareNumbers(a.count, b.count)
  return undefined
}

function compareTags(a: Extract<Kind, { kind: 'tag' }>, b: Extract<Kind, { kind: 'tag' }>): number | undefined {
  const byTag = comparePrereleases(a.version, b.version) || a.version.commitsAfter - b.version.commitsAfter
  if (byTag !== 0) return byTag
  // As many commits after one tag, but other commits: two branches. A dirty tree is its commit and something more.
  if (a.commit !== '' && b.commit !== '' && !isSameCommit(a.commit, b.commit)) return undefined
  return Number(a.dirty) - Number(b.dirty)
}

/** Abbreviations of one commit may differ in length. */
function isSameCommit(a: string, b: string): boolean {
  return a.startsWith(b) || b.startsWith(a)
}

/** A release is newer than its candidates; `rc10` comes after `rc9`, `rc.1` after `beta.2`. */
function comparePrereleases(a: ParsedVersion, b: ParsedVersion): number {
  if (a.prerelease === b.prerelease) return 0
  if (a.prerelease === '' || b.prerelease === '') return a.prerelease === '' ? 1 : -1
  return comparePieces(a.prerelease, b.prerelease)
}

function compareNumbers(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const difference = (a[at] ?? -1) - (b[at] ?? -1)
    if (difference !== 0) return difference
  }
  return 0
}

const EPOCH = /^(\d{1,6}):/u

function hasEpoch(text: string): boolean {
  return EPOCH.test(text)
}

function withoutEpoch(text: string): string {
  return text.replace(EPOCH, '')
}

/** As dpkg orders packages: epoch, then the upstream version, then the revision (deb-version(7)). */
function comparePackages(a: string, b: string): number {
  const [x, y] = [withoutEpoch(a), withoutEpoch(b)]
  const [cutX, cutY] = [revisionAt(x), revisionAt(y)]
  return (
    Number(EPOCH.exec(a)?.[1] ?? 0) - Number(EPOCH.exec(b)?.[1] ?? 0) ||
    comparePieces(x.slice(0, cutX), y.slice(0, cutY)) ||
    comparePieces(x.slice(cutX + 1), y.slice(cutY + 1))
  )
}

function revisionAt(text: string): number {
  const at = text.lastIndexOf('-')
  return at === -1 ? text.length : at
}

/** Letters and digits in turn; `~` sorts before the end, letters before other signs, digits as numbers (deb-version(7)). */
function comparePieces(a: string, b: string): number {
  const [x, y] = [piecesOf(a), piecesOf(b)]
  for (let at = 0; at < Math.max(x.length, y.length); at++) {
    const [left = '', right = ''] = [x[at], y[at]]
    const difference = at % 2 === 0 ? compareSigns(left, right) : Number(left) - Number(right)
    if (difference !== 0) return difference
  }
  return 0
}

/** Even places: signs, perhaps none; odd places: digits. */
function piecesOf(text: string): readonly string[] {
  return text.split(/(\d+)/u)
}

function compareSigns(a: string, b: string): number {
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const difference = weightOf(a.charAt(at)) - weightOf(b.charAt(at))
    if (difference !== 0) return difference
  }
  return 0
}

function weightOf(sign: string): number {
  if (sign === '~') return -1
  if (sign === '') return 0
  return /[A-Za-z]/u.test(sign) ? sign.charCodeAt(0) : sign.charCodeAt(0) + 256
}
