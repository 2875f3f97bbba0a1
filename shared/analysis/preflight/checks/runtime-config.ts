import { releases } from '../../../knowledge/releases/index.ts'
import { daemonsOf } from '../daemons.ts'
import { factOf, type MachineView } from '../describe-machine.ts'
import type { ImageContents } from '../image-contents.ts'
import { lessBy, showFact, showKnowledge, type Hit } from '../problem.ts'
import { nameSpans, rangeOfLine, touches } from '../version-span.ts'

/** A configuration file that is newer than every daemon that can run. */
export function checkConfigVersion(view: MachineView): readonly Hit[] {
  const fact = factOf(view.machine.facts, 'config-version')
  const daemons = daemonsOf(view)
  const limits = daemons.map(({ version }) => mostOf(version))
  const [first] = daemons
  const most = Math.max(...limits)
  if (fact === undefined || first === undefined || !(Number(fact.value) > most)) return []
  const names = nameSpans(daemons.map(({ version }) => version))
  return [
    {
      check: 'config-version',
      values: { version: fact.value, daemon: names, most: String(most) },
      confidence: lessBy(daemons.some(({ derived }) => derived) ? 1 : 0),
      shows: [
        showFact(fact, `The configuration says version ${fact.value}`),
        ...daemons.map(({ show }) => show),
        showKnowledge(`containerd ${names} takes version ${most} at most`, releases.containerd[0]?.source ?? ''),
      ],
    },
  ]
}

/** Infinite for a daemon that may be newer than every release on record. */
function mostOf(version: string): number {
  const touched = releases.containerd.filter(({ line }) => touches(version, rangeOfLine(line)))
  const isOpen = /^>=\d+\.\d+\.\d+$/u.test(version)
  return touched.length === 0 || isOpen ? Infinity : Math.max(...touched.map(({ configVersion }) => configVersion))
}

/** Cgroup drivers that differ, the runtime's as set by the job or, failing that, by the image. */
export function checkCgroupDriver({ machine, contents }: MachineView): readonly Hit[] {
  const kubelet = factOf(machine.facts, 'kubelet-cgroup-driver')
  const set = factOf(machine.facts, 'runtime-cgroup-driver')
  const standard = imageDriver({ machine, contents })
  const runtime = set?.value ?? standard
  if (kubelet === undefined || runtime === undefined || kubelet.value === runtime) return []
  return [
    {
      check: 'cgroup-driver',
      values: { kubelet: kubelet.value, runtime },
      // Only this way round it is known to fail: runc refuses the kubelet's paths.
      ...(runtime === 'systemd' ? {} : { outcome: 'unsupported' as const }),
      confidence: lessBy(set === undefined ? 1 : 0),
      shows: [
        showFact(kubelet, `The kubelet gets --cgroup-driver=${kubelet.value}`),
        ...(set === undefined
          ? showImageDriver(contents)
          : [showFact(set, `The runtime is set to the driver ${set.value}`)]),
      ],
    },
  ]
}

function showImageDriver(contents: ImageContents | undefined) {
  const milestone = contents?.milestone
  if (milestone?.cgroupDriver === undefined || contents === undefined) return []
  const text = `The containerd of Container-Optimized OS ${milestone.milestone} uses ${milestone.cgroupDriver} unless told otherwise`
  return [showKnowledge(text, releases.cosSources.cgroupDriver, [contents.fact.evidence])]
}

/** Only where the job uses the image's containerd and gives it no configuration of its own. */
function imageDriver({ machine, contents }: Pick<MachineView, 'machine' | 'contents'>): string | undefined {
  const isBuiltIn = factOf(machine.facts, 'containerd-origin')?.value === 'built-in'
  return isBuiltIn && factOf(machine.facts, 'config-version') === undefined
    ? contents?.milestone?.cgroupDriver
    : undefined
}
