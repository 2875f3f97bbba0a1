import { expect, test } from 'vitest'
import { holdsWords, typedWords } from '../../../../renderer/ui/typed-words.ts'

test('words are what stands between spaces of any kind, in lower case', () => {
  expect(typedWords('  Kubelet\u00a0 1.33\tRUNC ')).toEqual(['kubelet', '1.33', 'runc'])
  expect(typedWords(' ')).toEqual([])
})

test('a text holds words in any order and letter case, and all of them or none', () => {
  const text = 'Kubelet 1.33, running'
  expect(holdsWords(text, typedWords('RUNNING kube'))).toBe(true)
  expect(holdsWords(text, typedWords('kubelet runc'))).toBe(false)
  expect(holdsWords(text, typedWords(''))).toBe(true)
})
