import type { Fix, Rule } from '../../knowledge/schema.ts'

/** The versions that do not show a failure any more, as steps that an engineer can take. */
export function fixSteps(rule: Pick<Rule, 'fixedIn'> | undefined): readonly string[] {
  return (rule?.fixedIn ?? []).map(({ component, branch, version, what, source }: Fix) => {
    const name = component.startsWith('repo:') ? `${component.slice('repo:'.length)} commit` : component
    return `${name} ${version} (branch ${branch}) ${what}: ${source}`
  })
}
