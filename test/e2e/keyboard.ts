import { expect, type Locator, type Page } from '@playwright/test'

/** What a person without a mouse does, and where they find themselves. */
export interface Keyboard {
  press(...keys: readonly string[]): Promise<void>
  /** Copies a text elsewhere, and pastes it here. */
  paste(text: string): Promise<void>
  /** Tabs until the focus is there; fails when that takes more presses than a person has patience for. */
  tabTo(place: Locator, atMost: number): Promise<void>
  /** The focus is there, on screen, and can be seen. */
  isAt(place: Locator): Promise<void>
}

export function keyboardOf(page: Page): Keyboard {
  const isAt = async (place: Locator) => {
    await expect(place).toBeFocused()
    await expect(place).toBeInViewport()
    await expect.poll(() => place.evaluate(isRinged)).toBe(true)
  }
  return {
    isAt,
    press: async (...keys) => {
      for (const key of keys) await page.keyboard.press(key)
    },
    paste: async text => {
      await page.evaluate(copied => navigator.clipboard.writeText(copied), text)
      await page.keyboard.press('Control+v')
    },
    tabTo: async (place, atMost) => {
      let presses = 0
      while (presses < atMost && !(await place.evaluate(isFocused))) {
        await page.keyboard.press('Tab')
        presses++
      }
      await isAt(place)
    },
  }
}

/** Runs in the page. */
function isFocused(element: Element): boolean {
  return element === document.activeElement
}

/** An outline around what has the focus, or around the field that it is the text of. Runs in the page. */
function isRinged(element: Element): boolean {
  return [element, element.parentElement].some(candidate => {
    if (candidate === null) return false
    const { outlineStyle, outlineWidth } = getComputedStyle(candidate)
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1
  })
}
