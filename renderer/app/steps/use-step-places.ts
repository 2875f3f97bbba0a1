import { useEffect, useRef, type RefObject } from 'react'
import { useRoute } from '../../state/route.ts'
import { currentStep, onStep } from '../../state/steps.ts'
import { focusHeading, placeIn, returnTo, type StepPlace } from './step-place.ts'

/** A panel that is not there after that long shows something else. Milliseconds. */
const PATIENCE_MS = 3_000

/**
 * Gives each step its place back when one returns to it: scrolling, and the focus where it was. In a new step a focus
 * that was lost with the old panel goes to the heading.
 */
export function useStepPlaces(main: RefObject<HTMLElement | null>): void {
  const route = useRoute()
  const places = useRef(new Map<string, StepPlace>())
  const wanted = useRef<StepPlace>(undefined)
  const isNew = useRef(false)
  useEffect(
    () =>
      onStep(({ from, isReturn, isSame }) => {
        if (isSame) return
        if (main.current !== null) places.current.set(from, placeIn(main.current))
        wanted.current = isReturn ? places.current.get(currentStep()) : undefined
        isNew.current = true
      }),
    [main],
  )
  useEffect(() => {
    const [element, place] = [main.current, wanted.current]
    if (element === null || !isNew.current) return undefined
    isNew.current = false
    wanted.current = undefined
    if (place === undefined) return onceDrawn(element, () => focusHeading(element))
    return keepTrying(element, () => returnTo(element, place))
  }, [main, route])
}

function onceDrawn(main: HTMLElement, act: () => void): () => void {
  const frame = main.ownerDocument.defaultView?.requestAnimationFrame(act)
  return () => {
    if (frame !== undefined) cancelAnimationFrame(frame)
  }
}

/** Tries at each change of the panel, until it is done, the person does something, or it has been long enough. */
function keepTrying(main: HTMLElement, attempt: () => boolean): () => void {
  if (attempt()) return () => undefined
  focusHeading(main)
  const observer = new MutationObserver(() => {
    if (attempt()) end()
  })
  const timer = setTimeout(end, PATIENCE_MS)
  const inputs = ['wheel', 'keydown', 'pointerdown'] as const
  for (const input of inputs) window.addEventListener(input, end)
  observer.observe(main, { childList: true, subtree: true })
  return end
  function end(): void {
    observer.disconnect()
    clearTimeout(timer)
    for (const input of inputs) window.removeEventListener(input, end)
  }
}
