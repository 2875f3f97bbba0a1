import { useState } from 'react'
import { visible } from '#shared/base/text.ts'
import { errorText } from '#shared/report/error-text.ts'
import type { InvestigationView } from '#shared/ipc/views.ts'
import { AnswerView } from '../../domain/AnswerView.tsx'
import { CopyButton } from '../../domain/CopyButton.tsx'
import { InvestigationAnswer } from '../../domain/InvestigationAnswer.tsx'
import { PartialBanner } from '../../domain/PartialBanner.tsx'
import { saveReport } from '../../state/save.ts'
import { useBackend, useInvestigation, useView } from '../../state/stores.tsx'
import { useAnswer } from '../../state/use-answer.ts'
import { Button } from '../../ui/Button.tsx'
import { DownloadIcon, UndoIcon } from '../../ui/icons.tsx'
import { formatCount } from '../../ui/number-text.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import { ReaderChoices, useReaderWork } from './ReaderChoices.tsx'
import './report.css'

export type ReportForm = 'issue' | 'markdown' | 'json'

const FORMS: readonly { readonly value: ReportForm; readonly label: string }[] = [
  { value: 'issue', label: 'Issue' },
  { value: 'markdown', label: 'Markdown' },
  { value: 'json', label: 'JSON' },
]

/** GitHub refuses a longer issue body. Characters. */
const BODY_LIMIT = 65_536

export function ReportPanel() {
  return <InvestigationAnswer>{view => <Report view={view} />}</InvestigationAnswer>
}

function Report({ view }: { readonly view: InvestigationView }) {
  const { investigationId } = view
  const [form, setForm] = useState<ReportForm>('issue')
  const revision = useInvestigation(state => state.revision)
  const reader = useReaderWork()
  const work = form === 'json' ? {} : reader.input
  const [answer, retry] = useAnswer(
    'report.render',
    { investigationId, form, ...work },
    `${revision} ${reader.revision}`,
  )
  return (
    <div className="panel">
      <div className="panel-bar">
        <h1>Report</h1>
        <Segmented label="Form of the report" options={FORMS} value={form} onChange={setForm} />
        {form === 'json' ? undefined : <ReaderChoices reader={reader} />}
        <span className="panel-hint">Edits stay in this window until you copy or save them.</span>
      </div>
      <PartialBanner view={view} />
      <AnswerView answer={answer} what="the report" onRetry={retry}>
        {report => <Editor key={form} draftKey={`${investigationId}/${form}`} form={form} report={report} />}
      </AnswerView>
    </div>
  )
}

interface EditorProps {
  readonly draftKey: string
  readonly form: ReportForm
  readonly report: { readonly title: string; readonly body: string }
}

/** A plain text area: the text is pasted elsewhere, and every assistive technology and input method works in it. */
function Editor({ draftKey, form, report }: EditorProps) {
  const titleKey = `${draftKey}/title`
  const body = useView(state => state.drafts[draftKey] ?? report.body)
  const title = useView(state => state.drafts[titleKey] ?? report.title)
  const setDraft = useView(state => state.setDraft)
  const isEdited = body !== report.body || title !== report.title
  const reset = () => {
    setDraft(draftKey, undefined)
    setDraft(titleKey, undefined)
  }
  return (
    <div className="report">
      {form === 'json' ? undefined : (
        <div className="report-title">
          <label htmlFor="report-title">Title</label>
          <input
            id="report-title"
            value={title}
            maxLength={256}
            onChange={event => setDraft(titleKey, event.target.value)}
          />
          <CopyButton label="Copy title" text={() => title} iconOnly />
        </div>
      )}
      <textarea
        aria-label="Body of the report"
        className="mono"
        spellCheck={false}
        value={body}
        onChange={event => setDraft(draftKey, event.target.value)}
      />
      <div className="report-foot">
        <Length form={form} length={body.length} />
        <span className="panel-space" />
        <Button disabled={!isEdited} onClick={reset}>
          <UndoIcon /> Reset to generated
        </Button>
        <SaveButton name={form === 'json' ? 'runskew-comparison.json' : `runskew-${form}.md`} body={body} />
        <CopyButton label="Copy body" text={() => body} />
      </div>
    </div>
  )
}

function Length({ form, length }: { readonly form: ReportForm; readonly length: number }) {
  if (form !== 'issue') return <span className="panel-count">{formatCount(length)} characters</span>
  const isTooLong = length > BODY_LIMIT
  return (
    <span className={isTooLong ? 'report-too-long' : 'panel-count'} role="status">
      {formatCount(length)} of {formatCount(BODY_LIMIT)} characters
      {isTooLong ? ': too long for a GitHub issue' : ''}
    </span>
  )
}

function SaveButton({ name, body }: { readonly name: string; readonly body: string }) {
  const backend = useBackend()
  const notify = useView(state => state.notify)
  const save = async () => {
    const saved = await saveReport(backend, { name, body })
    if (!saved.ok) notify(errorText(saved.error).what)
    else if (saved.value !== undefined) notify(`Saved ${visible(saved.value)}`)
  }
  return (
    <Button onClick={() => void save()}>
      <DownloadIcon /> Save as…
    </Button>
  )
}
