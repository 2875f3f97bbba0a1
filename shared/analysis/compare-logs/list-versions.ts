import { compareText } from '../../base/text.ts'
import type { VersionInText } from '../../model/log-comparison.ts'
import type { Template, TemplateVersion } from '../../model/template.ts'
import type { GroupTemplates } from './group-templates.ts'

/** A template with more versions in one run lists things; which of them are new is no change of version. */
const VERSIONS_OF_ONE_RUN = 3

type SideOfText = VersionInText['good']

/** Templates of both sides whose versions have none in common, with few in each run. */
export function listVersions(group: string, { common }: GroupTemplates): readonly VersionInText[] {
  return common.flatMap(({ bad, goods }) => {
    const all = goods.map(({ template }) => template)
    if (![bad, ...all].every(hasFewVersions)) return []
    const [good, own] = [sideOf(all.flatMap(({ versions }) => versions)), sideOf(bad.versions)]
    const inGood = new Set(good.map(({ version }) => version))
    return own.some(({ version }) => inGood.has(version)) ? [] : [{ group, text: bad.text, good, bad: own }]
  })
}

function hasFewVersions({ versions, areVersionsLimited }: Template): boolean {
  return !areVersionsLimited && versions.length > 0 && versions.length <= VERSIONS_OF_ONE_RUN
}

/** Each version once, with the first line that has it, sorted. */
function sideOf(versions: readonly TemplateVersion[]): SideOfText {
  const byText = new Map<string, SideOfText[number]>()
  for (const { text, evidence } of versions) if (!byText.has(text)) byText.set(text, { version: text, evidence })
  return [...byText.values()].sort((a, b) => compareText(a.version, b.version))
}
