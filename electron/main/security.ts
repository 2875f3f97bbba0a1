import type { Session, WebContents } from 'electron'
import { ORIGIN } from './origin.ts'

/** The only thing a page may ask the browser for: copying text. */
const ALLOWED_PERMISSION = 'clipboard-sanitized-write'

/** Denies every permission and device, and every request that leaves the window's own origin. */
export function hardenSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(permission === ALLOWED_PERMISSION))
  session.setPermissionCheckHandler(
    (_contents, permission, origin) =>
      permission === ALLOWED_PERMISSION && (origin === ORIGIN || origin === `${ORIGIN}/`),
  )
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}))
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }))
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !isAllowedRequest(details.url) }))
  // What a person saves goes through the shell's own dialog.
  session.on('will-download', event => event.preventDefault())
}

/** Keeps the contents on the page they were made for: no navigation, no window, no webview. */
export function hardenContents(contents: WebContents): void {
  const deny = (event: { preventDefault(): void }): void => event.preventDefault()
  contents.on('will-navigate', deny)
  contents.on('will-frame-navigate', deny)
  contents.on('will-redirect', deny)
  contents.on('will-attach-webview', deny)
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

// Developer tools load their own pages; our page can reach neither scheme's content.
function isAllowedRequest(url: string): boolean {
  return url.startsWith(`${ORIGIN}/`) || url.startsWith('data:') || url.startsWith('devtools:')
}
