import type { ReactNode } from 'react'
import { strings } from '../strings/index.ts'
import { ExternalIcon } from './icons.tsx'

/** The address when it is a well-formed https one; undefined otherwise. */
export function httpsOnly(address: string): string | undefined {
  return URL.canParse(address) && new URL(address).protocol === 'https:' ? new URL(address).href : undefined
}

/** Opens outside of this window, and only https. Anything else is shown as text. */
export function ExternalLink({ address, children }: { readonly address: string; readonly children: ReactNode }) {
  const href = httpsOnly(address)
  if (href === undefined) return <span>{children}</span>
  return (
    <a className="external-link" href={href} target="_blank" rel="noreferrer">
      {children} <ExternalIcon />
      <span className="visually-hidden"> {strings.ui.opensOutside}</span>
    </a>
  )
}
