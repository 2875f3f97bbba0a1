import { err, ok, type Result } from '#shared/base/result.ts'
import type { RulesRequest } from './rules-command.ts'

/** The options of rules as they were written. */
export interface RulesValues {
  readonly json?: boolean | undefined
  readonly 'no-user-rules'?: boolean | undefined
}

/** Whether rules of the person's own are left out; stated only when they are. */
export function withoutOwnRules(values: RulesValues): { readonly withoutOwnRules?: true } {
  return values['no-user-rules'] === true ? { withoutOwnRules: true } : {}
}

type RulesRead = Result<{ readonly kind: 'rules'; readonly request: RulesRequest }, string>

export function readRules([what, file, ...more]: readonly string[], values: RulesValues): RulesRead {
  if (what === 'list' && file === undefined) {
    return ok({ kind: 'rules', request: { what, json: values.json === true, ...withoutOwnRules(values) } })
  }
  const isMatch = what === 'match' && file !== undefined
  if ((!isMatch && what !== 'test') || more.length > 0) {
    return err('rules takes "list", "match" and a log, or "test" and rule packs.')
  }
  if (values.json === true) return err(`--json does not go with rules ${what}.`)
  return isMatch
    ? ok({ kind: 'rules', request: { what: 'match', file, ...withoutOwnRules(values) } })
    : readTest(file, values)
}

function readTest(path: string | undefined, values: RulesValues): RulesRead {
  if (values['no-user-rules'] === true) return err('--no-user-rules does not go with rules test.')
  return ok({ kind: 'rules', request: { what: 'test', ...(path === undefined ? {} : { path }) } })
}
