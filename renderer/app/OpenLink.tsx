import { useEffect, useId, useRef } from 'react'
import { visible } from '#shared/base/text.ts'
import { errorText } from '#shared/report/error-text.ts'
import type { AppError } from '#shared/base/result.ts'
import type { ReferenceView } from '#shared/ipc/views.ts'
import { useLinks } from '../state/stores.tsx'
import { strings } from '../strings/index.ts'
import { Button } from '../ui/Button.tsx'
import { LinkIcon, WarningIcon } from '../ui/icons.tsx'

const words = strings.app.sources.open

/** The field for pasted addresses, with what was understood below it. `isWanted`: somebody asked for this very field. */
export function OpenLink({ isWanted }: { readonly isWanted: boolean }) {
  const text = useLinks(state => state.text)
  const link = useLinks(state => state.link)
  const type = useLinks(state => state.type)
  const open = useLinks(state => state.open)
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  useEffect(() => {
    if (isWanted) input.current?.select()
  }, [isWanted])
  const hasFailed = link.kind === 'failed'
  return (
    <form
      className="open-link"
      onSubmit={event => {
        event.preventDefault()
        if (text.trim() !== '') void open(text)
      }}
    >
      <label className="open-link-field">
        <LinkIcon />
        <span className="visually-hidden">{words.link}</span>
        <input
          ref={input}
          type="text"
          inputMode="url"
          data-initial-focus={isWanted ? '' : undefined}
          placeholder={words.linkHint}
          value={text}
          spellCheck={false}
          autoComplete="off"
          aria-invalid={hasFailed}
          aria-describedby={`${id}meaning`}
          onChange={event => void type(event.target.value)}
        />
      </label>
      <Button
        type="submit"
        look={text === '' ? 'plain' : 'primary'}
        disabled={text.trim() === '' || link.kind === 'loading'}
      >
        {words.openLink}
      </Button>
      <div id={`${id}meaning`} className="open-link-meaning" aria-live="polite">
        {link.kind === 'ready' ? <Understood link={link.value} /> : undefined}
        {hasFailed ? <NotUnderstood error={link.error} /> : undefined}
      </div>
    </form>
  )
}

function Understood({ link: { title, place, anchor } }: { readonly link: ReferenceView }) {
  return (
    <p>
      <b>{visible(title)}</b> <span className="mono">{visible(place)}</span>
      {anchor === undefined ? undefined : <span className="mono"> → {anchorText(anchor)}</span>}
    </p>
  )
}

function anchorText({ artifact, from, to }: NonNullable<ReferenceView['anchor']>): string {
  const lines =
    from === undefined ? '' : `:${from.toString()}${to === undefined || to === from ? '' : `-${to.toString()}`}`
  return `${visible(artifact)}${lines}`
}

function NotUnderstood({ error }: { readonly error: AppError }) {
  const text = errorText(error)
  return (
    <p className="open-link-failed">
      <WarningIcon />
      <span>
        <b>{visible(text.what)}</b> {visible(text.did)} {visible(text.todo)}
      </span>
    </p>
  )
}
