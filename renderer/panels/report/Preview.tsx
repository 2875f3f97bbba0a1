import { useMemo } from 'react'
import { strings } from '../../strings/index.ts'
import { MarkdownView } from './markdown/MarkdownView.tsx'
import { parseMarkdown } from './markdown/parse-markdown.ts'

const words = strings.report

/** How the text will look where it is filed. */
export function Preview({ body }: { readonly body: string }) {
  const blocks = useMemo(() => parseMarkdown(body), [body])
  return (
    <section className="report-preview markdown" aria-label={words.looks.preview} tabIndex={0}>
      {blocks.length === 0 ? <p className="nothing">{words.desk.nothing}</p> : <MarkdownView blocks={blocks} />}
    </section>
  )
}
