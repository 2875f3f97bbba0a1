import { useRef } from 'react'
import { useInvestigation, useSettings } from '../state/stores.tsx'
import { strings } from '../strings/index.ts'
import { Button } from '../ui/Button.tsx'
import { FileIcon, FolderIcon } from '../ui/icons.tsx'

const words = strings.app.sources.open

/** The shell's dialogs where there are some, the page's own file chooser otherwise. */
export function OpenButtons() {
  const info = useSettings(state => state.info)
  const pickSource = useInvestigation(state => state.pickSource)
  if (info.kind !== 'ready' || !info.value.hasDialogs) return <UploadButton />
  return (
    <>
      <Button onClick={() => void pickSource('folder')}>
        <FolderIcon /> {words.folder}
      </Button>
      <Button onClick={() => void pickSource('file')}>
        <FileIcon /> {words.file}
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
        <FileIcon /> {words.chooseFiles}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={words.files}
        onChange={event => {
          void grantFiles([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
    </>
  )
}
