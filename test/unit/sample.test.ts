import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { sampleFiles } from '../support/sample/sample-runs.ts'

const files = sampleFiles()

test('sample/ is what the generator writes (ACCEPT_SAMPLE=1 writes it anew)', () => {
  if (process.env['ACCEPT_SAMPLE'] === '1') {
    rmSync('sample/logs', { recursive: true, force: true })
    for (const [path, content] of files) {
      mkdirSync(dirname(join('sample', path)), { recursive: true })
      writeFileSync(join('sample', path), content)
    }
  }
  const there = readdirSync('sample', { recursive: true, withFileTypes: true }).filter(
    entry => entry.isFile() && !['README.md', 'verdict.png'].includes(entry.name),
  )
  const paths = there.map(entry => join(entry.parentPath, entry.name).replaceAll('\\', '/').slice('sample/'.length))
  expect(paths.sort()).toEqual([...files.keys()].sort())
  for (const [path, content] of files) expect(readFileSync(join('sample', path), 'utf8') === content, path).toBe(true)
})

test('is small enough to live in the repository', () => {
  const bytes = [...files.values()].reduce((sum, content) => sum + Buffer.byteLength(content), 0)
  expect(bytes).toBeLessThan(3_000_000)
})

test.each([...files].filter(([path]) => path.endsWith('.json') && !path.includes('sidecar')))(
  '%s is JSON',
  (_path, content) => {
    expect(() => JSON.parse(content) as unknown).not.toThrow()
  },
)

test('keeps the NUL byte of the 1.6 form in build-log.txt, and no other log has one', () => {
  const withNul = [...files]
    .filter(([, content]) => content.includes('\0'))
    .map(([path]) => path.split('/').slice(1).join('/'))
  expect(withNul).toEqual(
    [
      expect.stringMatching(/^ci-containerd-node-e2e-1-6\/\d{19}\/artifacts\/.*-ginkgo\.log$/u),
      expect.stringMatching(/^ci-containerd-node-e2e-1-6\/\d{19}\/build-log\.txt$/u),
    ].reverse(),
  )
})

test('names no machine-specific path and no secret', () => {
  for (const [path, content] of files)
    expect(/BEGIN [A-Z ]*PRIVATE KEY|ghp_|AKIA[0-9A-Z]{16}/u.test(content), path).toBe(false)
})
