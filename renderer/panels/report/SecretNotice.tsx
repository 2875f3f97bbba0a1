import { useMemo } from 'react'
import { visible } from '#shared/base/text.ts'
import { replaceBody } from '../../state/report-draft.ts'
import { strings } from '../../strings/index.ts'
import { Button } from '../../ui/Button.tsx'
import { findSecrets, takeOutSecrets, type SecretPlace } from './find-secrets.ts'
import type { Drafting } from './use-draft.ts'

const words = strings.report.secrets

interface SecretNoticeProps {
  readonly body: string
  readonly drafting: Drafting
  /** Shows a line of the text. */
  readonly onLine: (line: number) => void
}

/** What was taken out of the text, and what still looks like a secret, before it leaves this machine. */
export function SecretNotice({ body, drafting: { draft, change }, onLine }: SecretNoticeProps) {
  const { taken, open } = useMemo(() => findSecrets(body), [body])
  if (taken.length + open.length === 0) return undefined
  return (
    <section className={open.length > 0 ? 'report-notice open' : 'report-notice'} aria-label={words.region}>
      {open.length === 0 ? undefined : (
        <>
          <Places title={words.open(open.length)} places={open} onLine={onLine} />
          <Button small look="primary" onClick={() => change(replaceBody(draft, takeOutSecrets(draft.now.body)))}>
            {words.takeOut(open.length)}
          </Button>
        </>
      )}
      {taken.length === 0 ? undefined : <Places title={words.taken(taken.length)} places={taken} onLine={onLine} />}
    </section>
  )
}

interface PlacesProps {
  readonly title: string
  readonly places: readonly SecretPlace[]
  readonly onLine: (line: number) => void
}

function Places({ title, places, onLine }: PlacesProps) {
  return (
    <details className="disclosure">
      <summary>{title}</summary>
      <ul>
        {places.map(({ rule, line, text }, index) => (
          <li key={index}>
            <button type="button" className="why" onClick={() => onLine(line)}>
              {words.line(line)}
            </button>{' '}
            {rule}: <code>{visible(text)}</code>
          </li>
        ))}
      </ul>
    </details>
  )
}
