/** Terms that every log understands, to begin with. */
const TERMS = [
  'severity:warning',
  'severity:error',
  'severity:fatal',
  'unit:kubelet',
  'unit:containerd',
  'host:',
  'path:**/kubelet.log',
  'path:**/containerd.log',
  'path:build-log.txt',
  'pod=',
  'err~',
] as const

/** The text with its last term completed, or with one more where it ends in a space. */
export function completions(filters: string): readonly string[] {
  const [, before = '', last = ''] = /^(.*\s)?(\S*)$/su.exec(filters) ?? []
  const sign = last.startsWith('-') ? '-' : ''
  const begun = last.slice(sign.length)
  return TERMS.filter(term => term.startsWith(begun) && term !== begun).map(term => `${before}${sign}${term}`)
}
