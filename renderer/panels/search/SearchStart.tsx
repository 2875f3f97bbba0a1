import type { LineQuery } from '#shared/ipc/views.ts'
import { useStores } from '../../state/stores.tsx'
import { Button } from '../../ui/Button.tsx'
import { StateMessage } from '../../ui/StateMessage.tsx'

const EXAMPLES: readonly { readonly query: LineQuery; readonly what: string }[] = [
  {
    query: { text: 'failed to start', isPattern: false, ignoresCase: true },
    what: 'words as they stand, in any case',
  },
  {
    query: { text: String.raw`\b(oom-kill|out of memory)\b`, isPattern: true, ignoresCase: true },
    what: 'a pattern: one or the other, whole words',
  },
  {
    query: { text: String.raw`containerd.*v?[12]\.\d+\.\d+`, isPattern: true, ignoresCase: false },
    what: 'a pattern: versions beside a name, in this case only',
  },
]

/** What can be done here, before anything was. */
export function SearchStart() {
  const { search } = useStores()
  const tryOut = (query: LineQuery) => {
    search.getState().askForFocus()
    void search.getState().start(query)
  }
  return (
    <StateMessage title="Search every line of both runs">
      <p>
        Enter reads all artifacts, compressed ones too, and lists the lines of the good and the bad run side by side as
        they are found. All of them are counted.
      </p>
      <dl className="search-examples" aria-label="Examples">
        {EXAMPLES.map(({ query, what }) => (
          <div key={query.text}>
            <dt>
              <Button small onClick={() => tryOut(query)}>
                <code>{query.text}</code>
              </Button>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <p>
        <kbd>Ctrl</kbd> <kbd>Shift</kbd> <kbd>F</kbd> leads here from anywhere.
      </p>
    </StateMessage>
  )
}
