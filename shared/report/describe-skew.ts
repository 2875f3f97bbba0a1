import { formatDuration } from '../base/time.ts'
import type { ClockSkew } from '../model/clock-skew.ts'

/** One sentence on two clocks that disagree, and one that says what was done about it: nothing. */
export function describeSkew(skew: ClockSkew): string {
  return `${measureSentence(skew)} The times shown are not corrected.`
}

/** Which clock is off, by how much against which, and how many events show it. */
export function measureSentence({ artifacts, host, reference, ...measure }: ClockSkew): string {
  const { offsetMicros, spreadMicros, pairs, drift } = measure
  const whose = host === undefined ? artifacts.join(', ') : `everything that ${host} wrote`
  const by = `${formatDuration(Math.abs(offsetMicros))} ${offsetMicros < 0 ? 'behind' : 'ahead of'}`
  const rate = drift === undefined ? '' : `, growing by ${drift.ppm} millionths`
  const basis = `${pairs} events that both tell of, most within ${formatDuration(spreadMicros)}`
  return `The clock of ${whose} is ${by} that of ${reference}${rate} (${basis}).`
}
