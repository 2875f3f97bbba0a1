import { useState } from 'react'
import type { InvestigationView } from '#shared/ipc/views.ts'
import { AnswerView } from '../../domain/AnswerView.tsx'
import { InvestigationAnswer } from '../../domain/InvestigationAnswer.tsx'
import { PartialBanner } from '../../domain/PartialBanner.tsx'
import { ReadingLogs } from '../../domain/ReadingLogs.tsx'
import { useInvestigation } from '../../state/stores.tsx'
import { useAnswer } from '../../state/use-answer.ts'
import { strings } from '../../strings/index.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import { ReaderChoices, useReaderWork } from './ReaderChoices.tsx'
import { ReportDesk } from './ReportDesk.tsx'
import type { ReportForm, ReportLook } from './report-forms.ts'
import './report.css'

const words = strings.report

const FORMS: readonly { readonly value: ReportForm; readonly label: string }[] = [
  { value: 'issue', label: words.forms.issue },
  { value: 'markdown', label: words.forms.markdown },
  { value: 'json', label: words.forms.json },
]
/** What JSON says of the logs. */
const READINGS = ['logs.progress', 'lanes.progress'] as const
const LOOKS: readonly { readonly value: ReportLook; readonly label: string }[] = [
  { value: 'text', label: words.looks.text },
  { value: 'both', label: words.looks.both },
  { value: 'preview', label: words.looks.preview },
]

export function ReportPanel() {
  return <InvestigationAnswer>{view => <Report view={view} />}</InvestigationAnswer>
}

function Report({ view }: { readonly view: InvestigationView }) {
  const { investigationId } = view
  const [form, setForm] = useState<ReportForm>('issue')
  const [look, setLook] = useState<ReportLook>('both')
  const revision = useInvestigation(state => state.revision)
  const reader = useReaderWork()
  // JSON says nothing of the reader's work.
  const [work, made] = form === 'json' ? [{}, ''] : [reader.input, reader.revision]
  const [answer, retry, stop] = useAnswer('report.render', { investigationId, form, ...work }, `${revision} ${made}`)
  return (
    <div className="panel">
      <div className="panel-bar">
        <h1>{words.title}</h1>
        <Segmented label={words.forms.label} options={FORMS} value={form} onChange={setForm} />
        {form === 'json' ? undefined : (
          <Segmented label={words.looks.label} options={LOOKS} value={look} onChange={setLook} />
        )}
        {form === 'json' ? undefined : <ReaderChoices reader={reader} />}
        <span className="panel-hint">{words.hint}</span>
      </div>
      <PartialBanner view={view} />
      <AnswerView
        answer={answer}
        what={words.what}
        onRetry={retry}
        whileLoading={form === 'json' ? <ReadingLogs view={view} readings={READINGS} onCancel={stop} /> : undefined}
      >
        {report => (
          <ReportDesk
            key={`${investigationId}/${form}`}
            view={view}
            form={form}
            look={form === 'json' ? 'text' : look}
            report={report}
          />
        )}
      </AnswerView>
    </div>
  )
}
