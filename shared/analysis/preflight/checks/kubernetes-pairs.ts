import { kubeletContainerdCri } from '../../../knowledge/compatibility/kubelet-containerd-cri.ts'
import { releases } from '../../../knowledge/releases/index.ts'
import { daemonsOf } from '../daemons.ts'
import { factOf, type MachineView } from '../describe-machine.ts'
import { lessBy, showFact, showKnowledge, type Hit } from '../problem.ts'
import { judgePair, nameSpan, nameSpans, rangeOfLine, touches } from '../version-span.ts'

/** A kubelet and a daemon that share no version of the CRI. */
export function checkCri(view: MachineView): readonly Hit[] {
  const kubelet = factOf(view.machine.facts, 'kubernetes')
  const daemons = daemonsOf(view)
  const [first] = daemons
  if (kubelet === undefined || first === undefined) return []
  const cells = daemons.map(({ version }) => judgePair(kubeletContainerdCri, kubelet.value, version))
  const [cell] = cells
  if (cell === undefined || cells.some(one => one?.outcome !== 'breaks')) return []
  return [
    {
      check: 'cri',
      values: { kubelet: nameSpan(kubelet.value), daemon: namesOf(view) },
      confidence: lessBy(daemons.some(({ derived }) => derived) ? 1 : 0),
      shows: [
        showFact(kubelet, `The kubelet is ${nameSpan(kubelet.value)}`),
        ...daemons.map(({ show }) => show),
        showKnowledge(`kubelet ${nameSpan(kubelet.value)}: ${cell.note}`, cell.source),
      ],
    },
  ]
}

/** A containerd outside of what is recommended for this Kubernetes. */
export function checkRecommended(view: MachineView): readonly Hit[] {
  const kubernetes = factOf(view.machine.facts, 'kubernetes')
  const daemons = daemonsOf(view)
  const row = releases.recommended.find(one => rangeOfLine(one.kubernetes) === lineOf(kubernetes?.value))
  if (kubernetes === undefined || row === undefined || daemons.length === 0) return []
  // Of a branch only its newest build counts, which no table of releases bounds.
  if (daemons.some(({ version }) => touches(version, row.containerd))) return []
  return [
    {
      check: 'recommended',
      values: { daemon: namesOf(view), kubernetes: row.kubernetes, range: nameRange(row.containerd) },
      confidence: lessBy(daemons.some(({ derived }) => derived) ? 1 : 0),
      shows: [
        showFact(kubernetes, `Kubernetes is ${nameSpan(kubernetes.value)}`),
        ...daemons.map(({ show }) => show),
        showKnowledge(`Recommended for Kubernetes ${row.kubernetes}: ${nameRange(row.containerd)}`, row.source),
      ],
    },
  ]
}

function lineOf(version: string | undefined): string | undefined {
  const line = /^(?:>=)?v?(1\.\d{1,2})\.\d+(?: <1\.\d+\.0)?$/u.exec(version ?? '')?.[1]
  const isOpen = version?.startsWith('>=') === true && !version.includes('<')
  return line === undefined || isOpen ? undefined : rangeOfLine(line)
}

function namesOf(view: MachineView): string {
  return nameSpans(daemonsOf(view).map(({ version }) => version))
}

/** `2.0.4 or later, 1.7.24 or later` from a list of semver ranges. */
function nameRange(range: string): string {
  return range
    .split(' || ')
    .map(part => `${/[\d.]+/u.exec(part)?.[0] ?? part}+`)
    .join(', ')
}
