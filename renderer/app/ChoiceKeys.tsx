import { strings } from '../strings/index.ts'

/** How the keyboard chooses a good and a bad one of what is listed. */
export function ChoiceKeys() {
  return (
    <p className="source-keys">
      {strings.app.sources.keys(name => (
        <kbd>{name}</kbd>
      ))}
    </p>
  )
}
