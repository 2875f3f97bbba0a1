import { caseLimits } from '#shared/model/case.ts'
import { useCase } from '../../state/stores.tsx'
import { CaseField } from './CaseField.tsx'

/** What the reader calls the case. Named after its runs while it has no name. */
export function CaseTitle() {
  const title = useCase(state => state.work.title)
  return (
    <label className="case-title">
      <span className="visually-hidden">Title of the case</span>
      <CaseField
        field="title"
        stored={title}
        stepOf={text => ({ label: 'Title changed', change: { kind: 'title', title: text } })}
        data-initial-focus=""
        maxLength={caseLimits.title}
        placeholder="Name this case"
      />
    </label>
  )
}
