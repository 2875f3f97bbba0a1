import { useEffect, useState } from 'react'
import { firstUri } from '../state/link-text.ts'
import { useStores, type Stores } from '../state/stores.tsx'
import { strings } from '../strings/index.ts'
import { isTextField } from './is-text-field.ts'
import { openPastedText } from './open-pasted-text.ts'

const words = strings.app.drop

type Dropped = 'files' | 'text'

/** Takes folders, archives, logs and links that are dropped anywhere on the window. */
export function DropZone() {
  const stores = useStores()
  const over = useDrops(stores)
  return over === undefined ? undefined : (
    <div className="drop-zone" aria-hidden="true">
      {words[over]}
    </div>
  )
}

function useDrops(stores: Stores): Dropped | undefined {
  const [over, setOver] = useState<Dropped>()
  useEffect(() => {
    let isOwn = false
    const kindOf = (event: DragEvent) => {
      const kind = droppedKind(event.dataTransfer)
      return kind === 'text' && (isOwn || isTextField(event.target)) ? undefined : kind
    }
    const onOver = (event: DragEvent) => {
      const kind = kindOf(event)
      if (kind === undefined) return
      event.preventDefault()
      setOver(kind)
    }
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(undefined)
    }
    const onDrop = (event: DragEvent) => {
      const kind = kindOf(event)
      setOver(undefined)
      // Whatever it is, the window must not go there.
      if (kind !== undefined || !isTextField(event.target)) event.preventDefault()
      if (kind === undefined) return
      if (kind === 'files') openFiles(stores, event.dataTransfer)
      else void openPastedText(stores, droppedText(event.dataTransfer))
    }
    // What is dragged from this very window, a link of ours or marked text, is not for opening.
    const onStart = () => {
      isOwn = true
    }
    const onEnd = () => {
      isOwn = false
    }
    const listeners = {
      dragover: onOver,
      dragleave: onLeave,
      drop: onDrop,
      dragstart: onStart,
      dragend: onEnd,
    } as const
    const names = Object.keys(listeners) as (keyof typeof listeners)[]
    for (const name of names) window.addEventListener(name, listeners[name])
    return () => {
      for (const name of names) window.removeEventListener(name, listeners[name])
    }
  }, [stores])
  return over
}

function droppedKind(transfer: DataTransfer | null): Dropped | undefined {
  const types = transfer?.types ?? []
  if (types.includes('Files')) return 'files'
  return types.includes('text/uri-list') || types.includes('text/plain') ? 'text' : undefined
}

function droppedText(transfer: DataTransfer | null): string {
  return firstUri(transfer?.getData('text/uri-list') ?? '') ?? transfer?.getData('text/plain') ?? ''
}

function openFiles({ investigation, settings, view }: Stores, transfer: DataTransfer | null): void {
  const { info } = settings.getState()
  const canOpenFolders = info.kind === 'ready' && info.value.hasDialogs
  if (!canOpenFolders && holdsFolder(transfer)) {
    view.getState().notify(words.noFolders)
    return
  }
  view.getState().showDialog('sources')
  void investigation.getState().grantFiles([...(transfer?.files ?? [])])
}

function holdsFolder(transfer: DataTransfer | null): boolean {
  return [...(transfer?.items ?? [])].some(item => item.webkitGetAsEntry()?.isDirectory === true)
}
