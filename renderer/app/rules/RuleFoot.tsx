import { useRef } from 'react'
import { visible } from '#shared/base/text.ts'
import type { ComparedFinding } from '#shared/model/comparison.ts'
import { RouteLink } from '../../domain/EvidenceLink.tsx'
import type { RuleEditing } from '../../state/rule-store.ts'
import { useInvestigation, useRules } from '../../state/stores.tsx'
import { strings } from '../../strings/index.ts'
import { Button } from '../../ui/Button.tsx'
import { UndoIcon } from '../../ui/icons.tsx'
import { useKeptFocus } from './use-kept-focus.ts'

const words = strings.rules
const SAVE_KEYS = 'Ctrl+Enter'

/** Saves the rule; afterwards says where it is and how it comes into force, and takes it back. */
export function RuleFoot({ editing }: { readonly editing: RuleEditing }) {
  const { isSaving, isKept, saved, form } = editing
  const undo = useRules(state => state.undo)
  const finding = useFinding(`${form.packId}/${form.id}`)
  const buttons = useRef<HTMLDivElement>(null)
  useKeptFocus(saved, () => buttons.current?.querySelector<HTMLElement>('[type="submit"]'))
  const isGone = !isKept && finding !== undefined
  return (
    <div className="rule-foot">
      <p className="rule-saved" role="status">
        {saved === undefined ? undefined : (
          <SavedText saved={saved} finding={finding} isChanged={form !== saved.form} />
        )}
        {isGone ? words.foot.gone : undefined}
      </p>
      <div ref={buttons} className="rule-buttons">
        {saved !== undefined || isGone ? <AnalyseAgain /> : undefined}
        {saved === undefined ? undefined : (
          <Button disabled={isSaving} onClick={() => void undo()}>
            <UndoIcon /> {words.undo}
          </Button>
        )}
        <span className="panel-space" />
        <Button type="submit" look={saved === undefined ? 'primary' : 'plain'} disabled={isSaving} title={SAVE_KEYS}>
          {isKept ? words.foot.saveChanges : words.foot.save}
        </Button>
      </div>
    </div>
  )
}

interface SavedTextProps {
  readonly saved: NonNullable<RuleEditing['saved']>
  readonly finding: ComparedFinding | undefined
  readonly isChanged: boolean
}

function SavedText({ saved: { ruleId, file }, finding, isChanged }: SavedTextProps) {
  return (
    <>
      {words.foot.saved(<b>{visible(ruleId)}</b>, <code>{visible(file)}</code>)}{' '}
      {finding === undefined ? undefined : (
        <RouteLink change={{ panel: 'verdict', finding: finding.id }}>{words.foot.seeFinding}</RouteLink>
      )}
      {isChanged ? ` ${words.foot.changedSince}` : ''}
    </>
  )
}

function AnalyseAgain() {
  const hasPair = useInvestigation(state => state.pair !== undefined)
  const isUpdating = useInvestigation(state => state.update.kind === 'loading')
  const again = useInvestigation(state => state.updateInvestigation)
  if (!hasPair) return undefined
  return (
    <Button look="primary" disabled={isUpdating} onClick={() => void again()}>
      {isUpdating ? words.foot.analysing : words.foot.analyseAgain}
    </Button>
  )
}

/** What a rule found in the runs that are shown; undefined = they were analysed without it, or it found nothing. */
function useFinding(ruleId: string): ComparedFinding | undefined {
  return useInvestigation(({ investigation }) =>
    investigation.kind === 'ready'
      ? investigation.value.comparison.findings.find(({ rule }) => rule === ruleId)
      : undefined,
  )
}
