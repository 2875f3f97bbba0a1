import { visible } from '#shared/base/text.ts'
import { BODY_LIMIT } from '#shared/report/issue-form.ts'
import { ADDRESS_LIMIT, prefillIssue, type PrefilledField, type PrefilledIssue } from '#shared/report/prefill-issue.ts'
import { CopyButton } from '../../domain/CopyButton.tsx'
import { useReports } from '../../state/stores.tsx'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ExternalIcon } from '../../ui/icons.tsx'
import { formatCount, plural } from '../../ui/number-text.ts'
import { findSecrets } from './find-secrets.ts'

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
      title="Open a prefilled issue page"
      className="issue-dialog"
      onClose={onClose}
      foot={
        <>
          <CopyButton label="Copy body" text={() => issue.body} />
          <span className="panel-space" />
          <Button onClick={onClose}>Cancel</Button>
          {page === undefined ? undefined : <OpenLink page={page} onClose={onClose} />}
        </>
      }
    >
      <label className="issue-repository">
        <span>Repository on GitHub</span>
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
        {page === undefined ? (
          'Write it as owner/name.'
        ) : (
          <>
            Opens <b className="mono">{page.target}</b> in your browser.
          </>
        )}
      </p>
      {page === undefined ? undefined : <Sent page={page} issue={issue} />}
    </Dialog>
  )
}

/** A plain link, so that the shell asks as it does for every other. */
function OpenLink({ page, onClose }: { readonly page: PrefilledIssue; readonly onClose: () => void }) {
  return (
    <a className="button primary" href={page.address} target="_blank" rel="noreferrer" onClick={onClose}>
      Open the page <ExternalIcon />
    </a>
  )
}

function Sent({ page, issue }: { readonly page: PrefilledIssue; readonly issue: IssueDialogProps['issue'] }) {
  const left = page.fields.filter(({ isSent }) => !isSent)
  const { open } = findSecrets(issue.body)
  return (
    <>
      <p>
        The address carries what is marked as sent; GitHub sees it when the page opens. Nothing is filed before you
        submit it there.
      </p>
      {left.length === 0 ? undefined : (
        <p className="issue-long">
          The whole issue makes an address of {formatCount(page.wholeLength)} characters; GitHub takes about{' '}
          {formatCount(ADDRESS_LIMIT)}. {plural(left.length, 'part')} to be pasted by you.
        </p>
      )}
      {issue.body.length > BODY_LIMIT ? (
        <p className="issue-long">
          The text has {formatCount(issue.body.length)} characters; GitHub refuses an issue of more than{' '}
          {formatCount(BODY_LIMIT)}.
        </p>
      ) : undefined}
      {open.length === 0 ? undefined : (
        <p className="issue-long">
          {plural(open.length, 'place')} in the text still looks like a secret: line{' '}
          {open.map(({ line }) => line).join(', ')}.
        </p>
      )}
      <ul className="issue-fields" aria-label="What is sent">
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
        {isSent ? <Badge tone="success">✓ sent</Badge> : <Badge tone="warning">◆ no room</Badge>}
        <b>{label}</b>
        <span className="panel-count">{plural(text.length, 'character')}</span>
        {isSent ? undefined : <CopyButton label={`Copy ${label}`} text={() => text} iconOnly />}
      </span>
      <span className="issue-field-text mono">{visible(text.slice(0, START).replaceAll('\n', ' '))}</span>
    </li>
  )
}
