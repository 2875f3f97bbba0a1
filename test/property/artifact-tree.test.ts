import fc from 'fast-check'
import { expect, test } from 'vitest'
import { listTreeRows } from '../../renderer/panels/artifacts/artifact-tree.ts'
import { pairArtifacts } from '../../renderer/panels/artifacts/pair-artifacts.ts'

const part = fc.constantFrom('a', 'b', 'a.log', '', '..', '<cos>', '\u202e')
const name = fc.array(part, { minLength: 1, maxLength: 40 }).map(parts => parts.join('/'))
const run = fc.uniqueArray(name, { maxLength: 20 }).map(names => ({
  hosts: [],
  coverage: names.map(artifact => ({ artifact, state: 'read' as const, reason: '' })),
  artifacts: [],
}))

test('every artifact is one row below the folders of its name, whatever the names', () => {
  fc.assert(
    fc.property(run, run, (good, bad) => {
      const artifacts = pairArtifacts(good, bad)
      const rows = listTreeRows(artifacts, new Set())
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
      const path: string[] = []
      const found: string[] = []
      for (const row of rows) {
        path.length = row.level - 1
        if (row.kind === 'folder') path.push(row.name)
        else found.push([...path, row.name].join('/'))
      }
      expect(found.sort()).toEqual(artifacts.map(row => row.name).sort())
    }),
  )
})

test('places are counted among siblings, and only what is unfolded is inside', () => {
  fc.assert(
    fc.property(run, fc.array(fc.nat(30)), (good, picks) => {
      const all = listTreeRows(pairArtifacts(good, good), new Set())
      const folded = new Set(picks.flatMap(pick => all[pick]?.id ?? []))
      const rows = listTreeRows(pairArtifacts(good, good), folded)
      for (const row of rows) {
        expect(row.position).toBeGreaterThanOrEqual(1)
        expect(row.position).toBeLessThanOrEqual(row.setSize)
        if (row.kind === 'folder') expect(row.isExpanded).toBe(!folded.has(row.id))
      }
      const next = (index: number) => rows[index + 1]?.level ?? 0
      rows.forEach((row, index) => {
        if (row.isExpanded === false) expect(next(index)).toBeLessThanOrEqual(row.level)
      })
    }),
  )
})
