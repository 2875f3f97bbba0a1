import type { ReactNode } from 'react'
import { visible } from '#shared/base/text.ts'
import { failingTestForm } from '#shared/report/issue-form.ts'
import {
  draftSections,
  keepMine,
  takeGenerated,
  toggleSection,
  type DraftSection,
  type SectionState,
} from '../../state/report-draft.ts'
import { strings } from '../../strings/index.ts'
import { Badge, type Tone } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import type { Drafting } from './use-draft.ts'

const words = strings.report.sections

interface SectionListProps {
  readonly drafting: Drafting
  readonly level: number
  readonly isIssue: boolean
}

const STATE: Readonly<Record<SectionState, { readonly text: string; readonly tone: Tone } | undefined>> = {
  generated: undefined,
  edited: { text: words.edited, tone: 'info' },
  stale: { text: words.stale, tone: 'warning' },
  off: { text: words.off, tone: 'neutral' },
}

/** The sections of the text in their order, each with a box to leave it out. */
export function SectionList({ drafting, level, isIssue }: SectionListProps) {
  const sections = draftSections(drafting.draft, level)
  if (sections.length === 0) return undefined
  return (
    <fieldset className="report-sections">
      <legend>{words.title}</legend>
      <ul>
        {sections.map(section => (
          <li key={section.key}>
            <Section
              section={section}
              drafting={drafting}
              level={level}
              isRequired={isIssue && isRequired(section.key)}
            />
          </li>
        ))}
      </ul>
    </fieldset>
  )
}

interface SectionProps {
  readonly section: DraftSection
  readonly drafting: Drafting
  readonly level: number
  readonly isRequired: boolean
}

function Section({
  section: { key, state, isOwn, isEmpty },
  drafting: { draft, change },
  level,
  isRequired,
}: SectionProps) {
  const mark = STATE[state]
  return (
    <>
      <label>
        <input type="checkbox" checked={state !== 'off'} onChange={() => change(toggleSection(draft, key, level))} />
        <span>
          {visible(key)}
          {isRequired ? <Required isEmpty={isEmpty} /> : undefined}
        </span>
      </label>
      {mark === undefined ? undefined : <Badge tone={mark.tone}>{mark.text}</Badge>}
      {isOwn || (state !== 'edited' && state !== 'stale') ? undefined : (
        <Button small look="quiet" title={words.takeHint} onClick={() => change(takeGenerated(draft, key, level))}>
          {words.take(visible(key), drawHidden)}
        </Button>
      )}
      {state === 'stale' ? (
        <Button small look="quiet" onClick={() => change(keepMine(draft, key))}>
          {words.keep(visible(key), drawHidden)}
        </Button>
      ) : undefined}
    </>
  )
}

function drawHidden(text: string): ReactNode {
  return <span className="visually-hidden">{text}</span>
}

/** A form with an empty field that is required cannot be sent. */
function Required({ isEmpty }: { readonly isEmpty: boolean }) {
  if (!isEmpty) return <span className="report-required"> · {words.required}</span>
  return <span className="report-required report-missing"> · {words.requiredEmpty}</span>
}

function isRequired(key: string): boolean {
  return failingTestForm.fields.some(({ label, isRequired: needed }) => needed && label === key)
}
