import { describe, expect, it } from 'vitest'
import { hasWords, weightOf, wordsOf } from '#shared/analysis/compare-logs/template-words.ts'

describe('the words of a template', () => {
  it('are told once, in lower case, without masks and single letters', () => {
    expect([...wordsOf('Pod web-*/a of "web": FAILED, pod_uid=* v §')]).toEqual([
      'pod',
      'web',
      'of',
      'failed',
      'pod_uid',
    ])
  })

  it('hold codes of any length, and words of any script', () => {
    expect([...wordsOf('exit status 1: HTTP 503 échec')]).toEqual(['exit', 'status', '1', 'http', '503', 'échec'])
  })

  it('may be none', () => {
    expect(['* - § x', '', '----'].map(hasWords)).toEqual([false, false, false])
    expect(hasWords('* 7')).toBe(true)
  })
})

describe('the weight of a word', () => {
  it.each(['error', 'denied', 'traceback', 'createpodsandboxerror', 'failedmount', 'imagepullbackoff', 'oomkilled'])(
    'is that of five for %s',
    word => expect(weightOf(word)).toBe(5),
  )

  it.each(['137', '0', '503'])('is that of five for the code %s', word => expect(weightOf(word)).toBe(5))

  it.each(['container', 'stderr', 'completed', 'k8s', 'ipv4'])('is one for %s', word => expect(weightOf(word)).toBe(1))
})
