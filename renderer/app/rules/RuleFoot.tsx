import { visible } from '#shared/base/text.ts'
import { RouteLink } from '../../domain/EvidenceLink.tsx'
import type { RuleEditing } from '../../state/rule-store.ts'
import { useInvestigation, useRules } from '../../state/stores.tsx'
import { Button } from '../../ui/Button.tsx'
import { UndoIcon } from '../../ui/icons.tsx'

/** Saves the rule; afterwards says where it is and how it comes into force, and takes it back. */
export function RuleFoot({ editing }: { readonly editing: RuleEditing }) {
  const { isSaving, isKept, saved, form } = editing
  return (
    <div className="rule-foot">
      <p className="rule-saved" role="status">
        {saved === undefined ? '' : <SavedText saved={saved} isChanged={form !== saved.form} />}
      </p>
      <div className="rule-buttons">
        {saved === undefined ? undefined : <AfterSave isSaving={isSaving} ruleId={saved.ruleId} />}
        <span className="panel-space" />
        <Button type="submit" look={saved === undefined ? 'primary' : 'plain'} disabled={isSaving} title="Ctrl+Enter">
          {isKept ? 'Save changes' : 'Save rule'}
        </Button>
      </div>
    </div>
  )
}

interface SavedTextProps {
  readonly saved: NonNullable<RuleEditing['saved']>
  readonly isChanged: boolean
}

function SavedText({ saved: { ruleId, file }, isChanged }: SavedTextProps) {
  return (
    <>
      Saved as <b>{visible(ruleId)}</b> in <code>{visible(file)}</code>. It holds for runs that are analysed from here
      on.
      {isChanged ? ' What you changed since is not saved.' : ''}
    </>
  )
}

interface AfterSaveProps {
  readonly isSaving: boolean
  readonly ruleId: string
}

function AfterSave({ isSaving, ruleId }: AfterSaveProps) {
  const undo = useRules(state => state.undo)
  const hasPair = useInvestigation(state => state.pair !== undefined)
  const isUpdating = useInvestigation(state => state.update.kind === 'loading')
  const again = useInvestigation(state => state.updateInvestigation)
  return (
    <>
      {hasPair ? (
        <Button look="primary" disabled={isUpdating} onClick={() => void again()}>
          {isUpdating ? 'Analysing…' : 'Analyse again'}
        </Button>
      ) : undefined}
      <Button disabled={isSaving} onClick={() => void undo()}>
        <UndoIcon /> Undo
      </Button>
      <Finding ruleId={ruleId} />
    </>
  )
}

/** Leads to what the rule found, once the runs were analysed with it. */
function Finding({ ruleId }: { readonly ruleId: string }) {
  const answer = useInvestigation(state => state.investigation)
  if (answer.kind !== 'ready') return undefined
  const finding = answer.value.comparison.findings.find(({ rule }) => rule === ruleId)
  if (finding === undefined) return undefined
  return <RouteLink change={{ panel: 'verdict', finding: finding.id }}>See its finding</RouteLink>
}
