import type { LogGroup, Template } from '../../model/template.ts'
import type { GoodGroup, PairedGroup } from './pair-groups.ts'

/** A template of one run, and its group there. */
export interface PlacedTemplate<Group extends LogGroup = LogGroup> {
  readonly template: Template
  readonly group: Group
}

/** A template of one good run. */
export type GoodTemplate = PlacedTemplate<GoodGroup>

/** The templates of a group, by the sides that have them. Each id is in exactly one of the lists. */
export interface GroupTemplates {
  /** Of the bad run alone. */
  readonly novel: readonly Template[]
  /** Of good runs alone, as the first of them has it, and how many have it. */
  readonly gone: readonly { readonly template: Template; readonly goodRun: number; readonly runs: number }[]
  readonly common: readonly { readonly bad: Template; readonly goods: readonly GoodTemplate[] }[]
}

/** Tells the templates of both sides apart by their ids. */
export function groupTemplates({ bad, goods }: PairedGroup): GroupTemplates {
  const inGood = new Map<string, GoodTemplate[]>()
  for (const group of goods) {
    for (const template of group.templates) {
      const known = inGood.get(template.id)
      if (known === undefined) inGood.set(template.id, [{ template, group }])
      else known.push({ template, group })
    }
  }
  const ofBad = new Set(bad.templates.map(({ id }) => id))
  return {
    novel: bad.templates.filter(({ id }) => !inGood.has(id)),
    gone: [...inGood].flatMap(([id, own]) =>
      ofBad.has(id)
        ? []
        : own.slice(0, 1).map(({ template, group: { goodRun } }) => ({ template, goodRun, runs: own.length })),
    ),
    common: bad.templates.flatMap(template => {
      const own = inGood.get(template.id)
      return own === undefined ? [] : [{ bad: template, goods: own }]
    }),
  }
}
