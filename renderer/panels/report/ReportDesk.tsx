import { useDeferredValue, useRef } from 'react'
import type { InvestigationView } from '#shared/ipc/views.ts'
import { CopyButton } from '../../domain/CopyButton.tsx'
import { bringUpToDate, replaceBody, typeTitle, type Generated } from '../../state/report-draft.ts'
import { strings } from '../../strings/index.ts'
import { Button } from '../../ui/Button.tsx'
import { EvidenceShelf } from './EvidenceShelf.tsx'
import { insertBlock } from './insert-block.ts'
import { Preview } from './Preview.tsx'
import { SECTION_LEVEL, type ReportForm, type ReportLook } from './report-forms.ts'
import { ReportFoot } from './ReportFoot.tsx'
import { ReportText, type TextHandle } from './ReportText.tsx'
import { SectionList } from './SectionList.tsx'
import { SecretNotice } from './SecretNotice.tsx'
import { useDraft, type Drafting } from './use-draft.ts'

const words = strings.report.desk

interface ReportDeskProps {
  readonly view: InvestigationView
  readonly form: ReportForm
  readonly look: ReportLook
  readonly report: Generated
}

/** The text of a report, what of it is wanted, what can be put in, and how it will look. */
export function ReportDesk({ view, form, look, report }: ReportDeskProps) {
  const drafting = useDraft(`${view.investigationId}/${form}`, report)
  const { draft, change } = drafting
  const text = useRef<TextHandle>(null)
  const shelf = useRef<HTMLInputElement>(null)
  const shown = useDeferredValue(draft.now.body)
  const level = SECTION_LEVEL[form]
  const insert = (block: string) => {
    const { text: body, caret } = insertBlock(draft.now.body, text.current?.caret() ?? draft.now.body.length, block)
    text.current?.moveAfterChange(caret)
    change(replaceBody(draft, body))
  }
  return (
    <div className={`report ${form} ${look}`}>
      {form === 'json' ? undefined : <Title drafting={drafting} />}
      {drafting.isOutdated ? <Outdated onUpdate={() => change(bringUpToDate(draft, report, level))} /> : undefined}
      <SecretNotice body={shown} onLine={line => text.current?.showLine(line)} drafting={drafting} />
      <div className="report-columns">
        {form === 'json' ? undefined : (
          <aside className="report-side" aria-label={words.aside}>
            <SectionList drafting={drafting} level={level} isIssue={form === 'issue'} />
            <EvidenceShelf ref={shelf} view={view} onInsert={insert} onLeave={() => text.current?.focus()} />
          </aside>
        )}
        {look === 'preview' ? undefined : (
          <ReportText ref={text} drafting={drafting} onEvidence={() => shelf.current?.focus()} />
        )}
        {look === 'text' ? undefined : <Preview body={shown} />}
      </div>
      <ReportFoot drafting={drafting} form={form} report={report} />
    </div>
  )
}

function Title({ drafting: { draft, change } }: { readonly drafting: Drafting }) {
  return (
    <div className="report-title">
      <label htmlFor="report-title">{words.title}</label>
      <input
        id="report-title"
        value={draft.now.title}
        maxLength={256}
        onChange={event => change(typeTitle(draft, event.target.value))}
      />
      <CopyButton label={words.copyTitle} text={() => draft.now.title} iconOnly />
    </div>
  )
}

function Outdated({ onUpdate }: { readonly onUpdate: () => void }) {
  return (
    <div className="report-notice" role="status">
      <p>
        <b>{words.outdated}</b> {words.outdatedHint}
      </p>
      <Button small look="primary" onClick={onUpdate}>
        {words.update}
      </Button>
    </div>
  )
}
