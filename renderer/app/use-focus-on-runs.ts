import { useEffect, useRef, type RefObject } from 'react'
import type { Sides } from '../state/choose-sides.ts'
import { useLinks } from '../state/stores.tsx'

interface Start {
  /** The side whose run is looked for. */
  readonly side: 'good' | 'bad'
  /** The focus may go to the runs before a link is opened. */
  readonly isAtOnce: boolean
}

/**
 * Who opens a link is given the run that is chosen for them as soon as it is listed, so that Enter compares and the arrows
 * choose another. Whoever presses a key or the pointer meanwhile goes where they want, and is left there.
 */
export function useFocusOnRuns(sides: Sides, { side, isAtOnce }: Start): RefObject<HTMLFormElement | null> {
  const list = useRef<HTMLFormElement>(null)
  const mayMove = useRef(isAtOnce)
  const isOpening = useLinks(state => state.link.kind === 'loading')
  const listed = useLinks(state => state.runs)
  useEffect(() => {
    const stay = (event: Event) => {
      if (!(event instanceof KeyboardEvent) || !GOES_NOWHERE.has(event.key)) mayMove.current = false
    }
    for (const input of INPUTS) window.addEventListener(input, stay, { capture: true })
    return () => {
      for (const input of INPUTS) window.removeEventListener(input, stay, { capture: true })
    }
  }, [])
  useEffect(() => {
    if (isOpening) mayMove.current = true
  }, [isOpening])
  const wanted = sides[side]
  useEffect(() => {
    if (mayMove.current && wanted !== undefined) chosenRadio(list.current, side)?.focus()
  }, [wanted, side, listed])
  return list
}

const INPUTS = ['keydown', 'pointerdown'] as const
/** Keys that ask for what is chosen, or for nothing yet. */
const GOES_NOWHERE: ReadonlySet<string> = new Set(['Enter', 'Control', 'Meta', 'Alt', 'Shift'])

/** Of the runs of a job, which were asked for last, before the same run among those that are open. */
function chosenRadio(list: HTMLElement | null, side: Start['side']): HTMLElement | undefined {
  const chosen = [...(list?.querySelectorAll<HTMLElement>(`input[data-column="${side}"]:checked`) ?? [])]
  return chosen.find(radio => radio.closest('table') !== null) ?? chosen[0]
}
