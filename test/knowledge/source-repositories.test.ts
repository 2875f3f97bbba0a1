import { expect, test } from 'vitest'
import { sourceRepositories } from '#shared/knowledge/source-repositories.ts'

test('every repository is one on GitHub, with the place where its tags can be seen', () => {
  for (const { repository, source } of sourceRepositories) {
    expect(repository).toMatch(/^[\w-]+\/[\w.-]+$/u)
    expect(source).toBe(`https://github.com/${repository}/tags`)
  }
})

test('no component has two repositories', () => {
  const components: readonly string[] = sourceRepositories.flatMap(entry => [...entry.components])
  expect(new Set(components).size).toBe(components.length)
})
