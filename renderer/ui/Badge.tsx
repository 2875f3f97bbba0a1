import type { ReactNode } from 'react'

export type Tone = 'fatal' | 'error' | 'warning' | 'info' | 'success' | 'good' | 'bad' | 'accent' | 'neutral'

export function Badge({ tone = 'neutral', children }: { readonly tone?: Tone; readonly children: ReactNode }) {
  return <span className={`badge ${tone}`}>{children}</span>
}
