import { expect, test } from 'vitest'
import { knowledgeLiterals, literalsIn, matchRules, namesImages } from '#shared/analysis/knowledge-index.ts'
import { entriesFor, indexLiterals } from '#shared/analysis/match-literals.ts'
import { compareText, normaliseLine } from '#shared/base/text.ts'
import { knowledge } from '#shared/knowledge/knowledge.ts'

test('literals are sorted and unique, so that an index means the same everywhere', () => {
  expect(knowledgeLiterals).toEqual([...new Set(knowledgeLiterals)].sort(compareText))
})

test('a long literal stands for the short ones inside it', () => {
  const table = indexLiterals(knowledge).byLiteral([
    { literal: 'gcr.io', entry: 'short' },
    { literal: 'starting containerd', entry: 'other' },
  ])
  expect(entriesFor(table, literalsIn('k8s.gcr.io/pause'))).toEqual(['short'])
})

test('images are named by registries and digests only', () => {
  expect([
    namesImages(literalsIn('registry.k8s.io/pause:3.8')),
    namesImages(literalsIn('starting containerd')),
  ]).toEqual([true, false])
})

test('values are made safe to show and cut', () => {
  const line = `invalid disabled plugin URI "cri\u202e${'x'.repeat(50)}" expect io.containerd.x.vx`
  const [hit] = matchRules(line, literalsIn(line))
  expect(hit?.values['plugin']).toBe(String.raw`cri\u202e` + 'x'.repeat(50))
})

test('a line that repeats a signature endlessly gives a bounded number of findings', () => {
  const line = Array.from({ length: 1_000 }, (_, n) => `unsupported shim version (${n})`).join(' ')
  expect(matchRules(normaliseLine(line), literalsIn(line))).toHaveLength(8)
})

test('the same line gives the same findings, whatever the order of its literals', () => {
  const line =
    'failed to start shim: start failed: unsupported shim version (3): not implemented; no space left on device'
  const ids = (literals: readonly number[]) => matchRules(line, literals).map(({ id }) => id)
  expect(ids([...literalsIn(line)].reverse())).toEqual(ids(literalsIn(line)))
})
