import { useMemo } from 'react'
import { MarkdownView } from './markdown/MarkdownView.tsx'
import { parseMarkdown } from './markdown/parse-markdown.ts'

/** How the text will look where it is filed. */
export function Preview({ body }: { readonly body: string }) {
  const blocks = useMemo(() => parseMarkdown(body), [body])
  return (
    <section className="report-preview markdown" aria-label="Preview" tabIndex={0}>
      {blocks.length === 0 ? <p className="nothing">Nothing is written.</p> : <MarkdownView blocks={blocks} />}
    </section>
  )
}
