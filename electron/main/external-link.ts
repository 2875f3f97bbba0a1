import { dialog, shell, type BrowserWindow } from 'electron'

/**
 * The address as it would be opened, or undefined for one that must not be: only https, no name or password in it,
 * nothing a URL parser would quietly drop.
 */
export function parseExternalUrl(text: string): URL | undefined {
  if (text.length > 8_000 || /[\s\p{Cc}]/u.test(text) || !URL.canParse(text)) return undefined
  const url = new URL(text)
  const isPlain = url.protocol === 'https:' && url.username === '' && url.password === '' && url.hostname !== ''
  return isPlain ? url : undefined
}

/** Opens a link in the browser after the person saw where it leads: links come out of artifacts. */
export async function openExternalLink(window: BrowserWindow, text: string): Promise<void> {
  const url = parseExternalUrl(text)
  if (url === undefined) return
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: `Open ${url.hostname} in your browser?`,
    detail: url.href.length > 500 ? `${url.href.slice(0, 500)}…` : url.href,
    buttons: ['Open', 'Cancel'],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  })
  if (response === 0) await shell.openExternal(url.href)
}
