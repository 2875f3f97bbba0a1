import { useEffect, useRef } from 'react'
import { visible } from '#shared/base/text.ts'
import type { CaseStatement } from '#shared/model/case.ts'
import type { ComparedFinding } from '#shared/model/comparison.ts'
import { EvidenceList } from '../../domain/EvidenceLink.tsx'
import { FINDING_KIND } from '../../domain/labels.ts'
import { SeverityBadge } from '../../domain/SeverityBadge.tsx'
import { SideMark } from '../../domain/SideMark.tsx'
import { useUnit } from '../../domain/unit.ts'
import { findDismissal } from '../../state/pins.ts'
import { useRoute } from '../../state/route.ts'
import { useCase } from '../../state/stores.tsx'
import { strings } from '../../strings/index.ts'
import { DismissButton, DismissedFold, DismissedNote } from './Dismiss.tsx'
import { countText, groupFindings, type FindingGroup } from './group-findings.ts'

const words = strings.verdict.findings

/** All findings by kind; noise and what the reader dismissed are folded, never left out. */
export function FindingGroups({ findings }: { readonly findings: readonly ComparedFinding[] }) {
  const work = useCase(state => state.work)
  const selected = useRoute().finding
  const isDismissed = ({ id }: ComparedFinding) => findDismissal(work, { kind: 'finding', id }) !== undefined
  const dismissed = findings.filter(isDismissed)
  const groups = groupFindings(findings.filter(finding => !isDismissed(finding)))
  return (
    <section className="card">
      <h2>{words.title}</h2>
      {findings.length === 0 ? <p className="nothing">{words.none}</p> : undefined}
      {groups.map(group => (
        <Group key={group.kind} group={group} />
      ))}
      <DismissedFold kind="finding" count={dismissed.length} isOpen={dismissed.some(({ id }) => id === selected)}>
        <ul className="findings">
          {dismissed.map(finding => (
            <FindingRow key={finding.id} finding={finding} isSelected={finding.id === selected} isDismissed />
          ))}
        </ul>
      </DismissedFold>
    </section>
  )
}

function Group({ group }: { readonly group: FindingGroup }) {
  const selected = useRoute().finding
  const holdsSelected = group.findings.some(finding => finding.id === selected)
  const kind = FINDING_KIND[group.kind]
  const unit = useUnit()
  return (
    <details className="disclosure finding-group" open={holdsSelected || group.kind !== 'noise'}>
      <summary>
        <h3>{kind.title}</h3>
        <span className="group-note">
          {words.count(group.findings.length, group.badOnly, unit)} {kind.explain}
        </span>
      </summary>
      <ul className="findings">
        {group.findings.map(finding => (
          <FindingRow key={finding.id} finding={finding} isSelected={finding.id === selected} />
        ))}
      </ul>
    </details>
  )
}

interface FindingRowProps {
  readonly finding: ComparedFinding
  readonly isSelected: boolean
  readonly isDismissed?: boolean
}

function FindingRow({ finding, isSelected, isDismissed = false }: FindingRowProps) {
  const statement: CaseStatement = { kind: 'finding', id: finding.id, title: finding.title }
  const element = useRef<HTMLLIElement>(null)
  const unit = useUnit()
  useEffect(() => {
    if (isSelected) element.current?.scrollIntoView({ block: 'center' })
  }, [isSelected])
  return (
    <li ref={element} className={isSelected ? 'selected' : undefined}>
      <details className="disclosure" open={isSelected}>
        <summary>
          <SeverityBadge severity={finding.severity} />
          <span className="finding-title">{visible(finding.title)}</span>
          <span className="finding-count">
            {finding.side === 'both' ? <SideMark side="good" /> : undefined}
            <SideMark side={finding.side === 'good' ? 'good' : 'bad'} />
            {countText(finding, unit)}
          </span>
        </summary>
        <div className="finding-body">
          <DismissedNote statement={statement} />
          <p className="basis">
            {words.rule(visible(finding.rule))}
            {finding.hosts.length === 0 ? '' : ` · ${finding.hosts.map(visible).join(', ')}`}
          </p>
          <EvidenceList side={finding.side === 'good' ? 'good' : 'bad'} evidence={finding.evidence} />
          {finding.side === 'both' ? <EvidenceList side="good" evidence={finding.goodEvidence} /> : undefined}
        </div>
      </details>
      {isDismissed ? undefined : <DismissButton statement={statement} />}
    </li>
  )
}
