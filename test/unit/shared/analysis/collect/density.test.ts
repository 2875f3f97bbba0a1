import { describe, expect, it } from 'vitest'
import { createDensityCollector } from '#shared/analysis/collect/density.ts'

describe('createDensityCollector', () => {
  it('wants every line at first, and each of them once', () => {
    const density = createDensityCollector()
    expect(density.wants(7)).toBe(true)
    density.sample(7, {})
    expect([density.wants(7), density.wants(8)]).toEqual([false, true])
  })

  it('counts errors into the sample before them', () => {
    const density = createDensityCollector()
    density.error()
    density.sample(1, {})
    density.error()
    density.error()
    density.sample(2, {})
    density.error()
    expect(density.samples().map(sample => sample.errors)).toEqual([2, 1])
  })

  it('thins its samples out when there are many, and loses no error', () => {
    const density = createDensityCollector()
    for (let line = 1; line <= 50_000; line++) {
      density.sample(line, {})
      density.error()
    }
    const samples = density.samples()
    expect(samples.length).toBeLessThan(4_096)
    expect(density.wants((samples.at(-1)?.line ?? 0) + 1)).toBe(false)
    expect(samples.reduce((sum, sample) => sum + sample.errors, 0)).toBe(50_000)
    expect(samples[0]?.line).toBe(1)
  })

  it('has no sample of an artifact without times', () => {
    expect(createDensityCollector().samples()).toEqual([])
  })
})
