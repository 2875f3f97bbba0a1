import { useEffect, useRef, type RefObject } from 'react'
import { useRoute, type Route } from '../../state/route.ts'
import { currentStep, onStep } from '../../state/steps.ts'
import { focusHeading, placeIn, returnTo, type StepPlace } from './step-place.ts'

/** A panel that has not come back after that long shows something else. Milliseconds. */
const PATIENCE_MS = 3_000

/**
 * Gives each step its place back when one returns to it: scrolling, and the focus where it was. In a new step a focus
 * that was lost with the old panel, or left above it, goes to the heading, however long it takes to get there.
 */
export function useStepPlaces(main: RefObject<HTMLElement | null>): void {
  const route = useRoute()
  const places = useRef(new Map<string, StepPlace>())
  const wanted = useRef<StepPlace>(undefined)
  const isNew = useRef(false)
  const before = useRef(route)
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
    const isElsewhere = showsOther(before.current, route)
    before.current = route
    if (element === null || !isNew.current) return undefined
    isNew.current = false
    wanted.current = undefined
    if (place === undefined) return holdHeading(element, isElsewhere)
    const comeBack = () => {
      const isThere = returnTo(element, place)
      if (!isThere) focusHeading(element)
      return isThere
    }
    return keepTrying(element, comeBack, PATIENCE_MS)
  }, [main, route])
}

/** Another panel, or other runs; both runs swapped are the same. */
function showsOther(before: Route, now: Route): boolean {
  const runs = ({ baseline, target }: Route) => [baseline, target].sort().join(' ')
  return before.panel !== now.panel || runs(before) !== runs(now)
}

/** A panel that is drawn anew while it is read takes the focus of its heading with it: the new one gets it. */
function holdHeading(main: HTMLElement, isElsewhere: boolean): () => void {
  let mayTake = isElsewhere
  return keepTrying(main, () => {
    if (focusHeading(main, mayTake)) mayTake = false
    return false
  })
}

/**
 * Tries now, once it is drawn, and at each change of the panel, until it is done, the person does something, or it has been
 * long enough.
 */
function keepTrying(main: HTMLElement, attempt: () => boolean, patience?: number): () => void {
  if (attempt()) return () => undefined
  const observer = new MutationObserver(tryNow)
  const frame = requestAnimationFrame(tryNow)
  const timer = patience === undefined ? undefined : setTimeout(end, patience)
  const inputs = ['wheel', 'keydown', 'pointerdown'] as const
  for (const input of inputs) window.addEventListener(input, end)
  observer.observe(main, { childList: true, subtree: true })
  return end
  function tryNow(): void {
    if (attempt()) end()
  }
  function end(): void {
    observer.disconnect()
    cancelAnimationFrame(frame)
    clearTimeout(timer)
    for (const input of inputs) window.removeEventListener(input, end)
  }
}
