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
  {
    query: { text: '', isPattern: false, ignoresCase: true, filters: 'severity:error unit:kubelet -err~"not found"' },
    what: 'only filters: errors of the kubelet but for some',
  },
  {
    query: { text: 'sandbox', isPattern: false, ignoresCase: true, filters: 'severity:warning path:**/containerd.log' },
    what: 'words in lines of one log that warn or worse',
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
          <div key={what}>
            <dt>
              <Button small onClick={() => tryOut(query)}>
                <code>{[query.text, query.filters].filter(Boolean).join(' where ')}</code>
              </Button>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <p>
        A filter is <code>severity:</code>, <code>unit:</code>, <code>host:</code> or <code>path:GLOB</code>, or a field
        of klog, logfmt or JSON: <code>name=value</code> as it stands, <code>name~part</code> for a part. <code>-</code>{' '}
        before one turns it round; a value with spaces stands in quotes.
      </p>
      <p>
        <kbd>Ctrl</kbd> <kbd>Shift</kbd> <kbd>F</kbd> leads here from anywhere.
      </p>
    </StateMessage>
  )
}
