import { factOf, type MachineView } from '../describe-machine.ts'
import { showFact, showKnowledge, type Hit } from '../problem.ts'

/** Settings of the cgroup mode that contradict each other, or that differ from what the image starts with. */
export function checkCgroupMode({ machine, contents }: MachineView): readonly Hit[] {
  const modes = machine.facts.filter(({ kind }) => kind === 'cgroup-mode')
  const asked = factOf(machine.facts, 'cgroup-mode')
  if (asked === undefined) return []
  if (modes.some(({ value }) => value !== asked.value)) {
    const shows = modes.map(fact => showFact(fact, `This asks for cgroup ${fact.value}`))
    return [{ check: 'cgroup-conflict', values: {}, confidence: 'high', shows }]
  }
  const standard = contents?.cgroup
  if (contents === undefined || standard === undefined || standard.mode === asked.value) return []
  return [
    {
      check: 'cgroup-default',
      values: { asked: asked.value, standard: standard.mode, image: contents.fact.value },
      confidence: 'high',
      shows: [
        showFact(asked, `The job asks for cgroup ${asked.value}`),
        showKnowledge(`${contents.fact.value} starts with cgroup ${standard.mode}`, standard.source, [
          contents.fact.evidence,
        ]),
      ],
    },
  ]
}
