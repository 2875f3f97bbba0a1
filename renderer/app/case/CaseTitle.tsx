import { caseLimits } from '#shared/model/case.ts'
import { useCase } from '../../state/stores.tsx'

/** What the reader calls the case. Named after its runs while it has no name. */
export function CaseTitle() {
  const title = useCase(state => state.work.title)
  const act = useCase(state => state.act)
  const keep = (text: string) => {
    if (text.trim() !== title) act('Title changed', { kind: 'title', title: text.trim() })
  }
  return (
    <label className="case-title">
      <span className="visually-hidden">Title of the case</span>
      <input
        key={title}
        data-initial-focus=""
        defaultValue={title}
        maxLength={caseLimits.title}
        placeholder="Name this case"
        onBlur={event => keep(event.target.value)}
        onKeyDown={event => {
          if (event.key === 'Enter') keep(event.currentTarget.value)
        }}
      />
    </label>
  )
}
