import { useRef } from 'react'
import { useInvestigation, useSettings } from '../state/stores.tsx'
import { Button } from '../ui/Button.tsx'
import { FileIcon, FolderIcon } from '../ui/icons.tsx'

/** The shell's dialogs where there are some, the page's own file chooser otherwise. */
export function OpenButtons() {
  const info = useSettings(state => state.info)
  const pickSource = useInvestigation(state => state.pickSource)
  if (info.kind !== 'ready' || !info.value.hasDialogs) return <UploadButton />
  return (
    <>
      <Button onClick={() => void pickSource('folder')}>
        <FolderIcon /> Open folder…
      </Button>
      <Button onClick={() => void pickSource('file')}>
        <FileIcon /> Open archive or log…
      </Button>
    </>
  )
}

function UploadButton() {
  const grantFiles = useInvestigation(state => state.grantFiles)
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button onClick={() => input.current?.click()}>
        <FileIcon /> Choose archives or logs…
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="Archives or logs"
        onChange={event => {
          void grantFiles([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
    </>
  )
}
