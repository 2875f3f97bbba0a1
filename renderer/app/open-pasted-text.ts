import { VIEW_LINK_SCHEME } from '#shared/ipc/view-link.ts'
import { LINK_LENGTH, looksLikeAddress } from '../state/link-text.ts'
import type { Stores } from '../state/stores.tsx'

/**
 * Opens what a pasted or dropped text names, in the sources dialog, which also says why an address is not understood.
 * Text that is no address is nobody's business.
 */
export async function openPastedText({ backend, links, view }: Stores, text: string): Promise<void> {
  const pasted = text.trim().slice(0, LINK_LENGTH)
  if (pasted.toLowerCase().startsWith(`${VIEW_LINK_SCHEME}:`)) return view.getState().offerLink(pasted)
  const isAddress = looksLikeAddress(pasted)
  // Prose may hold a link: whether it does, only the parser knows.
  if (!isAddress && !(await backend.call('source.parse', { text: pasted })).ok) return
  view.getState().showDialog('sources')
  await links.getState().open(pasted)
}
