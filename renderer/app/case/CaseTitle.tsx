import { caseLimits } from '#shared/model/case.ts'
import { useCase } from '../../state/stores.tsx'
import { strings } from '../../strings/index.ts'
import { CaseField } from './CaseField.tsx'

const words = strings.casework.name

/** What the reader calls the case. Named after its runs while it has no name. */
export function CaseTitle() {
  const title = useCase(state => state.work.title)
  return (
    <label className="case-title">
      <span className="visually-hidden">{words.label}</span>
      <CaseField
        field="title"
        stored={title}
        stepOf={text => ({ label: words.changed, change: { kind: 'title', title: text } })}
        data-initial-focus=""
        maxLength={caseLimits.title}
        placeholder={words.placeholder}
      />
    </label>
  )
}
