import { useEffect, useState } from 'react'
import { visible } from '#shared/base/text.ts'
import { errorText } from '#shared/report/error-text.ts'
import { BODY_LIMIT } from '#shared/report/issue-form.ts'
import { CopyButton } from '../../domain/CopyButton.tsx'
import { isEdited, redo, resetDraft, undo, type Generated } from '../../state/report-draft.ts'
import { saveReport } from '../../state/save.ts'
import { useBackend, useReports, useView } from '../../state/stores.tsx'
import { strings } from '../../strings/index.ts'
import { Button } from '../../ui/Button.tsx'
import { DownloadIcon, ExternalIcon, UndoIcon } from '../../ui/icons.tsx'
import { IssueDialog } from './IssueDialog.tsx'
import type { ReportForm } from './report-forms.ts'
import type { Drafting } from './use-draft.ts'

const words = strings.report.foot

interface ReportFootProps {
  readonly drafting: Drafting
  readonly form: ReportForm
  readonly report: Generated
}

/** How long the text is, and what can be done with it. */
export function ReportFoot({ drafting, form, report }: ReportFootProps) {
  const { draft, change } = drafting
  const [isFiling, setFiling] = useState(false)
  const { body } = draft.now
  useShownBody(body)
  return (
    <div className="report-foot">
      <Length form={form} length={body.length} />
      <span className="panel-space" />
      <Button
        look="quiet"
        iconOnly
        aria-label={words.undo}
        title={words.undo}
        disabled={draft.past.length === 0}
        onClick={() => change(undo(draft))}
      >
        <UndoIcon />
      </Button>
      <Button
        look="quiet"
        iconOnly
        className="report-redo"
        aria-label={words.redo}
        title={words.redo}
        disabled={draft.future.length === 0}
        onClick={() => change(redo(draft))}
      >
        <UndoIcon />
      </Button>
      <Button disabled={!isEdited(draft)} onClick={() => change(resetDraft(draft, report))}>
        {words.reset}
      </Button>
      <SaveButton name={form === 'json' ? 'runskew-comparison.json' : `runskew-${form}.md`} body={body} />
      <CopyButton label={strings.report.copyBody} keys="Alt+Y" text={() => body} />
      {form === 'issue' ? (
        <Button look="primary" onClick={() => setFiling(true)}>
          {words.open} <ExternalIcon />
        </Button>
      ) : undefined}
      {isFiling ? <IssueDialog issue={draft.now} onClose={() => setFiling(false)} /> : undefined}
    </div>
  )
}

/** Tells the command that copies what is on screen, as long as it is there. */
function useShownBody(body: string): void {
  const showBody = useReports(state => state.showBody)
  useEffect(() => {
    showBody(body)
    return () => showBody(undefined)
  }, [body, showBody])
}

function Length({ form, length }: { readonly form: ReportForm; readonly length: number }) {
  if (form !== 'issue') return <span className="panel-count">{words.length(length)}</span>
  const isTooLong = length > BODY_LIMIT
  return (
    <span className={isTooLong ? 'report-too-long' : 'panel-count'} role="status">
      {words.issueLength(length, BODY_LIMIT)}
    </span>
  )
}

function SaveButton({ name, body }: { readonly name: string; readonly body: string }) {
  const backend = useBackend()
  const notify = useView(state => state.notify)
  const save = async () => {
    const saved = await saveReport(backend, { name, body })
    if (!saved.ok) notify(`${errorText(saved.error).what} ${errorText(saved.error).todo}`)
    else if (saved.value !== undefined) notify(words.saved(visible(saved.value)))
  }
  return (
    <Button onClick={() => void save()}>
      <DownloadIcon /> {words.save}
    </Button>
  )
}
