import { useEffect, useState } from 'react'
import { useStores } from '../state/stores.tsx'

/** Takes folders, archives and logs that are dropped anywhere on the window. */
export function DropZone() {
  const stores = useStores()
  const [isOver, setIsOver] = useState(false)
  useEffect(() => {
    const onOver = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files') !== true) return
      event.preventDefault()
      setIsOver(true)
    }
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setIsOver(false)
    }
    const onDrop = (event: DragEvent) => {
      event.preventDefault()
      setIsOver(false)
      const { investigation, settings, view } = stores
      const { info } = settings.getState()
      const canOpenFolders = info.kind === 'ready' && info.value.hasDialogs
      if (!canOpenFolders && holdsFolder(event.dataTransfer)) {
        view.getState().notify('A browser cannot hand over a folder. Pack it as .zip or .tar.gz and drop that.')
        return
      }
      view.getState().showDialog('sources')
      void investigation.getState().grantFiles([...(event.dataTransfer?.files ?? [])])
    }
    window.addEventListener('dragover', onOver)
    window.addEventListener('dragleave', onLeave)
    window.addEventListener('drop', onDrop)
    return () => {
      window.removeEventListener('dragover', onOver)
      window.removeEventListener('dragleave', onLeave)
      window.removeEventListener('drop', onDrop)
    }
  }, [stores])
  return isOver ? (
    <div className="drop-zone" aria-hidden="true">
      Drop folders, archives or logs to open them
    </div>
  ) : undefined
}

function holdsFolder(transfer: DataTransfer | null): boolean {
  return [...(transfer?.items ?? [])].some(item => item.webkitGetAsEntry()?.isDirectory === true)
}
