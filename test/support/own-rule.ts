import type { RuleDraft } from '#shared/ipc/views.ts'
import { readOwnRule } from '#shared/analysis/own-rules/read-own-rule.ts'
import type { OwnRule } from '#shared/knowledge/schema.ts'

/** A rule as a person might write it, for tests. */
export function ruleDraft(over: Partial<RuleDraft> = {}): RuleDraft {
  return {
    id: 'disk/too-slow',
    kind: 'root-cause',
    severity: 'error',
    title: 'The disk of {device} answers too slowly',
    explain: 'The kernel waited for the disk longer than kubelet waits for the runtime.',
    signatures: [
      { literal: 'blocked for more than', pattern: String.raw`task (?<device>\w+):\d+ blocked for more than` },
    ],
    identity: ['device'],
    nextSteps: ['Compare the machine types of both runs.'],
    references: [],
    samples: ['[  242.1] INFO: task jbd2:312 blocked for more than 120 seconds.'],
    counterSamples: [{ line: 'the queue is blocked for more than a day', why: 'it names no task' }],
    ...over,
  }
}

/** The same, ready for an analysis. */
export function ownRule(over: Partial<RuleDraft> = {}, pack = 'my-team'): OwnRule {
  const rule = readOwnRule(pack, ruleDraft(over))
  if (!rule.ok) throw new Error(`${rule.error.place}: ${rule.error.reason}`)
  return rule.value
}

/** A pack of such rules, as it stands in a file. */
export function packText(rules: readonly unknown[] = [ruleDraft()], id = 'my-team'): string {
  return JSON.stringify({ schema: 'runskew/rule-pack@1', id, title: 'Rules of my team', rules })
}
