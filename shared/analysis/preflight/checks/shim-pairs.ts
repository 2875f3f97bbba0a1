import { containerdShim } from '../../../knowledge/compatibility/containerd-shim.ts'
import { preflightKnowledge } from '../../../knowledge/preflight/index.ts'
import { releases } from '../../../knowledge/releases/index.ts'
import type { CompatibilityCell } from '../../../knowledge/schema.ts'
import { factOf, type MachineView } from '../describe-machine.ts'
import { daemonsOf, type DaemonSpan } from '../daemons.ts'
import { lessBy, showFact, showKnowledge, type Hit } from '../problem.ts'
import type { BundledSpan, ImageContents } from '../image-contents.ts'
import { judgePair, nameSpan, nameSpans } from '../version-span.ts'

/** A shim of the image that the installed daemon does not understand. */
interface BrokenPair {
  readonly daemon: DaemonSpan
  readonly contents: ImageContents
  readonly shims: readonly BrokenShim[]
}
interface BrokenShim {
  readonly shim: BundledSpan
  readonly cell: CompatibilityCell
}

/** An installed daemon whose shim is looked up, on an image whose own shim it does not understand. */
export function checkImageShim(view: MachineView): readonly Hit[] {
  const path = factOf(view.machine.facts, 'shim-path')
  const pair = path?.value === 'set' ? undefined : findBrokenPair(view)
  if (pair === undefined) return []
  const unseen = path === undefined
  return [
    {
      check: 'image-shim',
      ...describePair(pair, unseen),
      ...(unseen ? { unless: ['configure.sh gives runc a runtime_path, which no file here shows'] } : {}),
      shows: [
        ...showPair(pair),
        ...(path === undefined ? [] : [showFact(path, 'The section of runc names no runtime_path')]),
        ...showCell(pair),
      ],
    },
  ]
}

/** The same for a further handler; where runc itself is broken, that says it all. */
export function checkHandlerShim(view: MachineView): readonly Hit[] {
  const path = factOf(view.machine.facts, 'shim-path')
  const pair = path?.value === 'absent' ? undefined : findBrokenPair(view)
  if (pair === undefined) return []
  const unseen = path === undefined
  return view.machine.facts
    .filter(({ kind }) => kind === 'handler')
    .map(fact => ({
      check: 'handler-shim' as const,
      ...describePair(pair, unseen),
      values: { ...describePair(pair, unseen).values, handler: fact.value },
      ...(unseen ? { unless: ['configure.sh gives this handler a runtime_path, which no file here shows'] } : {}),
      shows: [...showPair(pair), showFact(fact, `The handler ${fact.value} has no runtime_path`), ...showCell(pair)],
    }))
}

function findBrokenPair(view: MachineView): BrokenPair | undefined {
  const { contents, machine } = view
  if (contents === undefined || factOf(machine.facts, 'containerd-origin')?.value !== 'installed') return undefined
  const [daemon] = daemonsOf(view)
  if (daemon === undefined) return undefined
  const shims = [...contents.bundled, ...aheadOf(contents)].flatMap(shim => {
    const cell = judgePair(containerdShim, daemon.version, shim.version)
    return cell?.outcome === 'breaks' ? [{ shim, cell }] : []
  })
  // What is on record says more than what is to come.
  const seen = shims.filter(pair => doubtsOf(pair) === 0)
  return shims.length === 0 ? undefined : { daemon, contents, shims: seen.length === 0 ? shims : seen }
}

function doubtsOf({ shim, cell }: BrokenShim): number {
  return shim.doubts + (cell.derived === true ? 2 : 0)
}

function aheadOf({ family }: ImageContents): readonly BundledSpan[] {
  if (family?.ahead === undefined) return []
  const of = 'an image that this channel will come to'
  return [{ version: family.ahead, of, source: preflightKnowledge.aheadSource, doubts: 2 }]
}

function describePair(pair: BrokenPair, isUnseen: boolean) {
  const { daemon, contents, shims } = pair
  const doubts = Math.min(...shims.map(doubtsOf))
  // A shim that no image has yet, and a path that may well be set: too little for a break.
  const outcome = doubts > 1 && isUnseen ? ({ outcome: 'advice' } as const) : {}
  return {
    values: {
      daemon: nameSpan(daemon.version),
      image: contents.fact.value,
      shim: nameSpans(shims.map(({ shim }) => shim.version)),
      pin: pinStep(daemon),
    },
    ...outcome,
    derived: doubts > 0,
    confidence: lessBy((isUnseen ? 1 : 0) + doubts),
  }
}

function showPair({ daemon, contents, shims }: BrokenPair) {
  const { fact, family } = contents
  const [first] = shims
  const text =
    family === undefined
      ? `The image ${fact.value} is ${first?.shim.of ?? 'known'}`
      : `${fact.value} is ${family.title}, and resolves to the newest image of the day`
  const history = family?.history === undefined ? [] : [showKnowledge(family.history, family.source)]
  const brings = shims.map(({ shim }) =>
    showKnowledge(`${shim.of} brings containerd and shim ${nameSpan(shim.version)}`, shim.source),
  )
  return [daemon.show, showFact(fact, text), ...history, ...brings]
}

function showCell({ daemon, shims }: BrokenPair) {
  const cells = [...new Map(shims.map(({ cell }) => [cell.note, cell] as const)).values()]
  return cells.map(({ note, source }) => showKnowledge(`containerd ${nameSpan(daemon.version)}: ${note}`, source))
}

/** The newest milestone whose shim this daemon understands. */
function pinStep({ version }: DaemonSpan): string {
  const fitting = releases.cos.findLast(
    ({ containerd, derived }) =>
      derived !== true && judgePair(containerdShim, version, containerd)?.outcome === 'works',
  )
  if (fitting === undefined) return ''
  const until = fitting.end === undefined ? '' : `, supported until ${fitting.end}`
  return `Pin the image: image_family cos-${fitting.milestone}-lts has a shim that this daemon understands${until}.`
}
