import type { RuleDraft } from '#shared/ipc/views.ts'
import { FINDING_KIND, SEVERITY } from '../../domain/labels.ts'
import type { FormProblem, RuleForm } from '../../state/rule-form.ts'
import { useRules } from '../../state/stores.tsx'
import { strings } from '../../strings/index.ts'
import { Field, problemAt } from './Field.tsx'
import { WhereField } from './WhereField.tsx'

const words = strings.rules

/** A group of a pattern, and how the title refers to it. */
const EXAMPLE = { group: '(?<device>\\w+)', use: '{device}' }

export interface PartProps {
  readonly form: RuleForm
  readonly problems: readonly FormProblem[]
}

const KINDS = ['symptom', 'root-cause', 'skew', 'noise'] as const satisfies readonly RuleDraft['kind'][]
const SEVERITIES = ['fatal', 'error', 'warning', 'info'] as const satisfies readonly RuleDraft['severity'][]

/** What the rule is called and how bad it is what it finds. */
export function NamingFields({ form, problems }: PartProps) {
  const change = useRules(state => state.change)
  return (
    <>
      <Field label={words.title.label} problem={problemAt(problems, 'title')} help={words.title.help}>
        {control => (
          <input
            {...control}
            type="text"
            data-initial-focus=""
            maxLength={300}
            value={form.title}
            onChange={event => change({ title: event.target.value })}
          />
        )}
      </Field>
      <div className="rule-pair">
        <Field label={words.kind.label} problem={problemAt(problems, 'kind')} help={FINDING_KIND[form.kind].explain}>
          {control => (
            <select
              {...control}
              value={form.kind}
              onChange={event => change({ kind: KINDS.find(kind => kind === event.target.value) ?? form.kind })}
            >
              {KINDS.map(kind => (
                <option key={kind} value={kind}>
                  {words.kind.names[kind]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={words.severity.label} problem={problemAt(problems, 'severity')}>
          {control => (
            <select
              {...control}
              value={form.severity}
              onChange={event =>
                change({ severity: SEVERITIES.find(severity => severity === event.target.value) ?? form.severity })
              }
            >
              {SEVERITIES.map(severity => (
                <option key={severity} value={severity}>
                  {SEVERITY[severity].text}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
    </>
  )
}

/** What the rule looks for. */
export function SignatureFields({ form, problems }: PartProps) {
  const change = useRules(state => state.change)
  return (
    <>
      <Field
        label={words.literal.label}
        problem={problemAt(problems, 'signatures[0].literal')}
        help={words.literal.help}
      >
        {control => (
          <input
            {...control}
            type="text"
            className="mono"
            maxLength={200}
            spellCheck={false}
            autoComplete="off"
            value={form.literal}
            onChange={event => change({ literal: event.target.value })}
          />
        )}
      </Field>
      <Field
        label={words.pattern.label}
        problem={problemAt(problems, 'signatures[0].pattern')}
        help={words.pattern.help(<code>{EXAMPLE.group}</code>, <code>{EXAMPLE.use}</code>)}
      >
        {control => (
          <textarea
            {...control}
            rows={2}
            className="mono"
            maxLength={4_096}
            spellCheck={false}
            value={form.pattern}
            onChange={event => change({ pattern: event.target.value.replace(/[\r\n]+/gu, '') })}
          />
        )}
      </Field>
      <WhereField form={form} problem={problemAt(problems, 'signatures[0].artifact')} />
      <KeptParts form={form} />
    </>
  )
}

/** What the rule has and this form has no field for. */
function KeptParts({ form: { base } }: Pick<PartProps, 'form'>) {
  const more = (base?.signatures.length ?? 1) - 1
  if (base === undefined || more === 0) return undefined
  return <p className="rule-help">{words.pattern.kept(more)}</p>
}

/** Why it matters. */
export function ExplainField({ form, problems }: PartProps) {
  const change = useRules(state => state.change)
  return (
    <Field label={words.explanation.label} problem={problemAt(problems, 'explain')} help={words.explanation.help}>
      {control => (
        <textarea
          {...control}
          rows={2}
          maxLength={4_000}
          value={form.explain}
          onChange={event => change({ explain: event.target.value })}
        />
      )}
    </Field>
  )
}

/** How the rule is called in its pack. */
export function IdField({ form, problems, isKept }: PartProps & { readonly isKept: boolean }) {
  const change = useRules(state => state.change)
  return (
    <Field
      label={words.id.label}
      problem={problemAt(problems, 'id')}
      help={isKept ? words.id.savedIn(form.packId) : words.id.findingsName(`${form.packId}/${form.id}`)}
    >
      {control => (
        <input
          {...control}
          type="text"
          className="mono"
          maxLength={81}
          spellCheck={false}
          autoComplete="off"
          readOnly={isKept}
          value={form.id}
          onChange={event => change({ id: event.target.value })}
        />
      )}
    </Field>
  )
}
