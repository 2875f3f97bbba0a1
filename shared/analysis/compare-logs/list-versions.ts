import { compareText } from '../../base/text.ts'
import type { VersionInText } from '../../model/log-comparison.ts'
import type { Template, TemplateVersion } from '../../model/template.ts'
import type { GroupTemplates } from './group-templates.ts'

/** A template with more versions in one run lists things; which of them are new is no change of version. */
const VERSIONS_OF_ONE_RUN = 3

type GoodVersion = VersionInText['good'][number]
type BadVersion = VersionInText['bad'][number]

/** Templates of both sides whose versions have none in common, with few in each run. */
export function listVersions(group: string, { common }: GroupTemplates): readonly VersionInText[] {
  return common.flatMap(({ bad, goods }) => {
    const all = goods.map(({ template }) => template)
    if (![bad, ...all].every(hasFewVersions)) return []
    const ofGoods = goods.flatMap(({ template, group: { goodRun } }) =>
      template.versions.map(version => ({ ...written(version), goodRun })),
    )
    const good = eachOnce<GoodVersion>(ofGoods)
    const own = eachOnce<BadVersion>(bad.versions.map(written))
    const inGood = new Set(good.map(({ version }) => version))
    return own.some(({ version }) => inGood.has(version)) ? [] : [{ group, text: bad.text, good, bad: own }]
  })
}

function hasFewVersions({ versions, areVersionsLimited }: Template): boolean {
  return !areVersionsLimited && versions.length > 0 && versions.length <= VERSIONS_OF_ONE_RUN
}

function written({ text, evidence }: TemplateVersion): BadVersion {
  return { version: text, evidence }
}

/** Each version with the first line that has it, sorted. */
function eachOnce<T extends BadVersion>(versions: readonly T[]): readonly T[] {
  const byText = new Map<string, T>()
  for (const one of versions) if (!byText.has(one.version)) byText.set(one.version, one)
  return [...byText.values()].sort((a, b) => compareText(a.version, b.version))
}
