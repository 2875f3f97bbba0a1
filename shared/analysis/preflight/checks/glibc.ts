import { releases } from '../../../knowledge/releases/index.ts'
import { factOf, type MachineView } from '../describe-machine.ts'
import { showFact, showKnowledge, type Hit } from '../problem.ts'
import { nameSpan } from '../version-span.ts'

/** Builds of a branch, made on a newer distribution, on an image with an older C library. */
export function checkGlibc({ machine, contents }: MachineView): readonly Hit[] {
  const daemon = factOf(machine.facts, 'containerd')
  const milestone = contents?.milestone
  const glibc = milestone?.lacksGlibc
  if (daemon?.basis === undefined || contents === undefined || milestone === undefined || glibc === undefined) return []
  return [
    {
      check: 'glibc',
      values: { daemon: nameSpan(daemon.value), glibc, image: contents.fact.value },
      confidence: 'medium',
      unless: ['this build of containerd was made on an older distribution'],
      shows: [
        showFact(daemon, `containerd ${nameSpan(daemon.value)} is installed from its CI builds`),
        showFact(contents.fact, `${contents.fact.value} is milestone ${milestone.milestone}`),
        showKnowledge(`Milestone ${milestone.milestone} lacks glibc ${glibc}`, releases.cosSources.glibc),
        showKnowledge(`CI builds of containerd ask for GLIBC_${glibc} since October 2023`, releases.cosSources.glibc),
      ],
    },
  ]
}
