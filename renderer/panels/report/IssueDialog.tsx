import { visible } from '#shared/base/text.ts'
import { BODY_LIMIT } from '#shared/report/issue-form.ts'
import { ADDRESS_LIMIT, prefillIssue, type PrefilledField, type PrefilledIssue } from '#shared/report/prefill-issue.ts'
import { CopyButton } from '../../domain/CopyButton.tsx'
import { useReports } from '../../state/stores.tsx'
import { strings } from '../../strings/index.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ExternalIcon } from '../../ui/icons.tsx'
import { findSecrets } from './find-secrets.ts'

const words = strings.report.issue

interface IssueDialogProps {
  readonly issue: { readonly title: string; readonly body: string }
  readonly onClose: () => void
}

/** Says where the issue would go and what is sent there, before anything is. */
export function IssueDialog({ issue, onClose }: IssueDialogProps) {
  const repository = useReports(state => state.repository)
  const setRepository = useReports(state => state.setRepository)
  const page = prefillIssue(issue, repository)
  return (
    <Dialog
      title={words.title}
      className="issue-dialog"
      onClose={onClose}
      foot={
        <>
          <CopyButton label={strings.report.copyBody} text={() => issue.body} />
          <span className="panel-space" />
          <Button onClick={onClose}>{words.cancel}</Button>
          {page === undefined ? undefined : <OpenLink page={page} onClose={onClose} />}
        </>
      }
    >
      <label className="issue-repository">
        <span>{words.repository}</span>
        <input
          data-initial-focus
          value={repository}
          spellCheck={false}
          aria-invalid={page === undefined}
          aria-describedby="issue-target"
          onChange={event => setRepository(event.target.value.trim())}
        />
      </label>
      <p id="issue-target" className="issue-target">
        {page === undefined ? words.repositoryHint : words.target(<b className="mono">{page.target}</b>)}
      </p>
      {page === undefined ? undefined : <Sent page={page} issue={issue} />}
    </Dialog>
  )
}

/** A plain link, so that the shell asks as it does for every other. */
function OpenLink({ page, onClose }: { readonly page: PrefilledIssue; readonly onClose: () => void }) {
  return (
    <a className="button primary" href={page.address} target="_blank" rel="noreferrer" onClick={onClose}>
      {words.open} <ExternalIcon />
    </a>
  )
}

function Sent({ page, issue }: { readonly page: PrefilledIssue; readonly issue: IssueDialogProps['issue'] }) {
  const left = page.fields.filter(({ isSent }) => !isSent)
  const { open } = findSecrets(issue.body)
  return (
    <>
      <p>{words.sent}</p>
      {left.length === 0 ? undefined : (
        <p className="issue-long">{words.tooLongAddress(page.wholeLength, ADDRESS_LIMIT, left.length)}</p>
      )}
      {issue.body.length > BODY_LIMIT ? (
        <p className="issue-long">{words.tooLong(issue.body.length, BODY_LIMIT)}</p>
      ) : undefined}
      {open.length === 0 ? undefined : <p className="issue-long">{words.secrets(open.map(({ line }) => line))}</p>}
      <ul className="issue-fields" aria-label={words.fields}>
        {page.fields.map(field => (
          <Field key={field.label} field={field} />
        ))}
      </ul>
    </>
  )
}

const START = 160

function Field({ field: { label, text, isSent } }: { readonly field: PrefilledField }) {
  return (
    <li>
      <span className="issue-field-head">
        {isSent ? <Badge tone="success">{words.isSent}</Badge> : <Badge tone="warning">{words.noRoom}</Badge>}
        <b>{label}</b>
        <span className="panel-count">{words.length(text.length)}</span>
        {isSent ? undefined : <CopyButton label={words.copy(label)} text={() => text} iconOnly />}
      </span>
      <span className="issue-field-text mono">{visible(text.slice(0, START).replaceAll('\n', ' '))}</span>
    </li>
  )
}
