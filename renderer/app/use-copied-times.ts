import { useEffect } from 'react'
import { isTextField } from './is-text-field.ts'
import { withInstants, type ShownTime } from './copied-times.ts'

/** What is selected and copied says each instant so that it can be understood elsewhere. */
export function useCopiedTimes(): void {
  useEffect(() => {
    const onCopy = (event: ClipboardEvent) => {
      const selection = document.getSelection()
      if (event.defaultPrevented || selection === null || isTextField(event.target)) return
      const copied = selection.toString()
      const whole = withInstants(copied, timesIn(selection))
      if (whole === copied) return
      event.preventDefault()
      event.clipboardData?.setData('text/plain', whole)
    }
    document.addEventListener('copy', onCopy)
    return () => document.removeEventListener('copy', onCopy)
  }, [])
}

function timesIn(selection: Selection): readonly ShownTime[] {
  const around = selection.rangeCount === 0 ? undefined : selection.getRangeAt(0).commonAncestorContainer
  const root = around instanceof Element ? around : around?.parentElement
  return [...(root?.querySelectorAll('time') ?? [])]
    .filter(time => selection.containsNode(time, true))
    .map(time => ({ text: time.textContent, iso: time.dateTime }))
}
