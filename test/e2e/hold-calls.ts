import type { Page } from '@playwright/test'

/** Holds the window's calls of a command back until the function that it answers with is called. */
export async function holdCalls(page: Page, command: string): Promise<() => void> {
  let release = (): void => undefined
  const held = new Promise<void>(resolve => (release = resolve))
  await page.route('**/api/call', async route => {
    if (route.request().postData()?.includes(command) === true) await held
    // Who asked may have gone meanwhile.
    await route.continue().catch(() => undefined)
  })
  return release
}
