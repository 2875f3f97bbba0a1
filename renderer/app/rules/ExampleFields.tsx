import { visible } from '#shared/base/text.ts'
import type { RuleTrial } from '#shared/ipc/views.ts'
import { withoutHeader } from '../../state/draft-rule.ts'
import type { RuleEditing } from '../../state/rule-store.ts'
import { useRules } from '../../state/stores.tsx'
import { useAnswer } from '../../state/use-answer.ts'
import { strings } from '../../strings/index.ts'
import { Button } from '../../ui/Button.tsx'
import { NEAR, offerCounterSamples } from './near-lines.ts'
import { RowList, RowText } from './RowList.tsx'
import type { PartProps } from './RuleFields.tsx'

const words = strings.rules

const SAMPLE = 8_192
const SCHEME = 'https://'

/** Lines that the rule must find. */
export function SampleRows({ form, problems }: PartProps) {
  const change = useRules(state => state.change)
  return (
    <RowList
      words={words.samples}
      place="samples"
      rows={form.samples}
      empty=""
      problems={problems}
      onChange={samples => change({ samples })}
      row={(value, { number, onChange, problem }) => (
        <RowText
          label={words.samples.row(number)}
          value={value}
          problem={problem()}
          isCode
          maxLength={SAMPLE}
          onChange={onChange}
        />
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
      words={words.counterSamples}
      place="counterSamples"
      rows={counterSamples}
      empty={{ line: '', why: '' }}
      problems={problems}
      onChange={rows => change({ counterSamples: rows })}
      row={(value, { number, onChange, problem }) => (
        <div className="rule-counter">
          <RowText
            label={words.counterSamples.row(number)}
            value={value.line}
            problem={problem() ?? problem('.line')}
            isCode
            maxLength={SAMPLE}
            placeholder={words.counterSamples.linePlaceholder}
            onChange={line => onChange({ ...value, line })}
          />
          <RowText
            label={words.counterSamples.why(number)}
            value={value.why}
            problem={problem('.why')}
            maxLength={500}
            placeholder={words.counterSamples.whyPlaceholder}
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
          onTake={line => change({ counterSamples: [...counterSamples, { line, why: words.counterSamples.whyNear }] })}
        />
      )}
    </RowList>
  )
}

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
      <p>{words.counterSamples.nearby}</p>
      <ul>
        {offered.map(text => (
          <li key={text}>
            <code title={visible(text)}>{visible(withoutHeader(text))}</code>
            <Button
              small
              disabled={isStale}
              onClick={() => onTake(text)}
              aria-label={words.counterSamples.useLine(visible(text))}
            >
              {words.counterSamples.use}
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
        words={words.nextSteps}
        place="nextSteps"
        rows={form.nextSteps}
        empty=""
        problems={problems}
        onChange={nextSteps => change({ nextSteps })}
        row={(value, { number, onChange, problem }) => (
          <RowText
            label={words.nextSteps.row(number)}
            value={value}
            problem={problem()}
            maxLength={1_000}
            onChange={onChange}
          />
        )}
      />
      <RowList
        words={words.references}
        place="references"
        rows={form.references}
        empty=""
        problems={problems}
        onChange={references => change({ references })}
        row={(value, { number, onChange, problem }) => (
          <RowText
            label={words.references.row(number)}
            value={value}
            problem={problem()}
            isCode
            maxLength={500}
            placeholder={SCHEME}
            onChange={onChange}
          />
        )}
      />
    </>
  )
}
