import { visible } from '#shared/base/text.ts'
import type { RuleTrial } from '#shared/ipc/views.ts'
import { withoutHeader } from '../../state/draft-rule.ts'
import type { RuleEditing } from '../../state/rule-store.ts'
import { useRules } from '../../state/stores.tsx'
import { useAnswer } from '../../state/use-answer.ts'
import { Button } from '../../ui/Button.tsx'
import { NEAR, offerCounterSamples } from './near-lines.ts'
import { RowList, RowText } from './RowList.tsx'
import type { PartProps } from './RuleFields.tsx'

const SAMPLE = 8_192

/** Lines that the rule must find. */
export function SampleRows({ form, problems }: PartProps) {
  const change = useRules(state => state.change)
  return (
    <RowList
      label="Samples"
      help="Lines that the rule must find. They are checked whenever the rule is loaded."
      place="samples"
      one="Sample"
      rows={form.samples}
      empty=""
      problems={problems}
      onChange={samples => change({ samples })}
      row={(value, { name, onChange, problem }) => (
        <RowText label={name} value={value} problem={problem()} isCode maxLength={SAMPLE} onChange={onChange} />
      )}
    />
  )
}

interface CounterSampleRowsProps extends PartProps {
  readonly origin: RuleEditing['origin']
  /** What the rule finds where it was begun; undefined = not known. */
  readonly found: RuleTrial | undefined
  /** `found` is about what stood in the fields before. */
  readonly isStale: boolean
}

/** Lines that it must not find, with lines nearby that would do. */
export function CounterSampleRows({ form, problems, origin, found, isStale }: CounterSampleRowsProps) {
  const change = useRules(state => state.change)
  const { counterSamples } = form
  return (
    <RowList
      label="Counter-samples"
      help="Lines that look alike and that the rule must not find, and why. At least one is needed."
      place="counterSamples"
      one="Counter-sample"
      rows={counterSamples}
      empty={{ line: '', why: '' }}
      problems={problems}
      onChange={rows => change({ counterSamples: rows })}
      row={(value, { name, onChange, problem }) => (
        <div className="rule-counter">
          <RowText
            label={name}
            value={value.line}
            problem={problem() ?? problem('.line')}
            isCode
            maxLength={SAMPLE}
            placeholder="A line that it must not find"
            onChange={line => onChange({ ...value, line })}
          />
          <RowText
            label={`Why not ${name.toLowerCase()}`}
            value={value.why}
            problem={problem('.why')}
            maxLength={500}
            placeholder="Why not"
            onChange={why => onChange({ ...value, why })}
          />
        </div>
      )}
    >
      {origin === undefined || found === undefined ? undefined : (
        <Offered
          origin={origin}
          found={found}
          isStale={isStale}
          form={form}
          onTake={line => change({ counterSamples: [...counterSamples, { line, why: WHY_NEAR }] })}
        />
      )}
    </RowList>
  )
}

/** True of each of them; the person may know better. */
const WHY_NEAR = 'it stands nearby and says something else'

interface OfferedProps {
  readonly origin: NonNullable<RuleEditing['origin']>
  readonly found: RuleTrial
  readonly isStale: boolean
  readonly form: PartProps['form']
  readonly onTake: (line: string) => void
}

function Offered({ origin: { runId, artifact, line }, found, isStale, form, onTake }: OfferedProps) {
  const from = Math.max(1, line - NEAR)
  const [answer] = useAnswer('log.window', { runId, artifact, from, count: 2 * NEAR + 1 })
  if (answer.kind !== 'ready') return undefined
  const offered = offerCounterSamples({ lines: answer.value.lines, line, found }, form)
  if (offered.length === 0) return undefined
  return (
    <div className="rule-offered">
      <p>Nearby lines that the pattern does not find:</p>
      <ul>
        {offered.map(text => (
          <li key={text}>
            <code title={visible(text)}>{visible(withoutHeader(text))}</code>
            <Button
              small
              disabled={isStale}
              onClick={() => onTake(text)}
              aria-label={`Use as counter-sample: ${visible(text)}`}
            >
              Use
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What to do about it, and where more is said. */
export function AdviceRows({ form, problems }: PartProps) {
  const change = useRules(state => state.change)
  return (
    <>
      <RowList
        label="Next steps"
        help="What to do or to look at, in order."
        place="nextSteps"
        one="Step"
        rows={form.nextSteps}
        empty=""
        problems={problems}
        onChange={nextSteps => change({ nextSteps })}
        row={(value, { name, onChange, problem }) => (
          <RowText label={name} value={value} problem={problem()} maxLength={1_000} onChange={onChange} />
        )}
      />
      <RowList
        label="References"
        help="Links to issues and documents."
        place="references"
        one="Reference"
        rows={form.references}
        empty=""
        problems={problems}
        onChange={references => change({ references })}
        row={(value, { name, onChange, problem }) => (
          <RowText
            label={name}
            value={value}
            problem={problem()}
            isCode
            maxLength={500}
            placeholder="https://"
            onChange={onChange}
          />
        )}
      />
    </>
  )
}
