const STORED_AS = 'runskew.token'
const FRAGMENT = /^#token=([\w-]{16,200})[&#]?(.*)$/u

/** The parts of the page's address and storage that the token passes through. */
export interface TokenPlace {
  readonly hash: string
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>
  /** Replaces the fragment without adding a step to the history. */
  readonly replaceHash: (hash: string) => void
}

/**
 * The host's token: moved from the fragment `#token=…` to this tab's storage at the first load, so that it stays in no
 * address, history or bookmark. The rest of the fragment, a route, is kept. Undefined = this page was never given one.
 */
export function takeToken(place: TokenPlace): string | undefined {
  const [, token, rest = ''] = FRAGMENT.exec(place.hash) ?? []
  if (token === undefined) return place.storage.getItem(STORED_AS) ?? undefined
  place.storage.setItem(STORED_AS, token)
  place.replaceHash(rest === '' ? '' : `#${rest}`)
  return token
}
