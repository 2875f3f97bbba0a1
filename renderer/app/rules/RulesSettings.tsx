import { useEffect, useId } from 'react'
import { visible } from '#shared/base/text.ts'
import type { RulePackView, RuleProblem, RulesView } from '#shared/ipc/views.ts'
import { AnswerView } from '../../domain/AnswerView.tsx'
import { SeverityBadge } from '../../domain/SeverityBadge.tsx'
import { withoutRuleId } from '../../state/rule-store.ts'
import { useRules, useView } from '../../state/stores.tsx'
import { strings } from '../../strings/index.ts'
import { Button } from '../../ui/Button.tsx'
import { CloseIcon, UndoIcon, WarningIcon } from '../../ui/icons.tsx'
import { OneLineError } from '../OneLineError.tsx'
import './rules.css'

const words = strings.rules.settings
const CHECK_COMMAND = 'runskew rules test'

/** Rules of the person's own: where they lie, what they are, and what was set aside. */
export function RulesSettings() {
  const list = useRules(state => state.list)
  const load = useRules(state => state.loadRules)
  const problem = useRules(state => state.problem)
  const id = useId()
  useEffect(() => void load(), [load])
  return (
    <section className="settings-part" aria-labelledby={`${id}title`}>
      <h3 id={`${id}title`}>{words.title}</h3>
      <AnswerView answer={list} what={words.what} onRetry={() => void load()} whileLoading={<p>{words.loading}</p>}>
        {view => <Packs view={view} />}
      </AnswerView>
      {problem === undefined ? undefined : <OneLineError error={problem} />}
      <Removed />
    </section>
  )
}

function Packs({ view: { packs, problems, builtIn, folder } }: { readonly view: RulesView }) {
  const count = packs.reduce((sum, pack) => sum + pack.rules.length, 0)
  return (
    <>
      <p>{words.counts(count, builtIn)}</p>
      {folder === undefined ? (
        <p className="settings-help">{words.leftOut}</p>
      ) : (
        <p className="settings-folder">{words.folder(<code>{visible(folder)}</code>)}</p>
      )}
      {count === 0 ? <p className="settings-help">{words.none(<code>{CHECK_COMMAND}</code>)}</p> : undefined}
      {packs.map(pack => (
        <Pack key={pack.file} pack={pack} />
      ))}
      <Problems problems={problems} />
    </>
  )
}

function Pack({ pack }: { readonly pack: RulePackView }) {
  const id = useId()
  return (
    <div className="rule-pack" role="group" aria-labelledby={id}>
      <p id={id} className="rule-pack-name">
        <b>{visible(pack.title)}</b> <code>{visible(pack.id)}</code>
        {pack.isEditable ? undefined : <span className="rule-help">{words.readOnly(visible(pack.file))}</span>}
      </p>
      {pack.rules.length === 0 ? <p className="settings-help">{words.emptyPack}</p> : undefined}
      <ul className="rule-list">
        {pack.rules.map(rule => (
          <Rule key={rule.ruleId} pack={pack} rule={rule} />
        ))}
      </ul>
    </div>
  )
}

interface RuleProps {
  readonly pack: RulePackView
  readonly rule: RulePackView['rules'][number]
}

function Rule({ pack, rule }: RuleProps) {
  const edit = useRules(state => state.edit)
  const remove = useRules(state => state.remove)
  const showDialog = useView(state => state.showDialog)
  const { ruleId, title, severity } = rule
  return (
    <li>
      <SeverityBadge severity={severity} />
      <span className="rule-list-name">
        <span>{visible(title)}</span>
        <code>{visible(ruleId)}</code>
      </span>
      {pack.isEditable ? (
        <>
          <Button
            small
            aria-label={words.editRule(visible(ruleId))}
            onClick={() => {
              showDialog(undefined)
              edit(pack.id, withoutRuleId(rule))
            }}
          >
            {words.edit}
          </Button>
          <Button
            small
            look="quiet"
            iconOnly
            aria-label={words.removeRule(visible(ruleId))}
            title={words.remove}
            onClick={() => void remove(pack.id, ruleId)}
          >
            <CloseIcon />
          </Button>
        </>
      ) : undefined}
    </li>
  )
}

/** Always there, so that it is read out. */
function Removed() {
  const removed = useRules(state => state.removed)
  const restore = useRules(state => state.restore)
  return (
    <div className="rule-removed" role="status">
      {removed === undefined ? undefined : (
        <>
          <span>{words.removed(<b>{visible(`${removed.packId}/${removed.rule.id}`)}</b>)}</span>
          <Button small autoFocus onClick={() => void restore()}>
            <UndoIcon /> {strings.rules.undo}
          </Button>
        </>
      )}
    </div>
  )
}

function Problems({ problems }: { readonly problems: readonly RuleProblem[] }) {
  const id = useId()
  if (problems.length === 0) return undefined
  return (
    <div className="rule-set-aside" role="group" aria-labelledby={id}>
      <p id={id}>
        <WarningIcon /> {words.setAside(problems.length, <code>{CHECK_COMMAND}</code>)}
      </p>
      <ul>
        {problems.map(({ file, rule, place, reason }, index) => (
          <li key={index}>
            <code>{visible(file)}</code>{' '}
            {[rule, place]
              .filter(part => part !== undefined && part !== '')
              .map(part => visible(part ?? ''))
              .join(', ')}{' '}
            {visible(reason)}
          </li>
        ))}
      </ul>
    </div>
  )
}
