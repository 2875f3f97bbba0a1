import { visible } from '#shared/base/text.ts'
import { strings } from '../../../strings/index.ts'
import { ExternalLink } from '../../../ui/ExternalLink.tsx'
import type { Block, Cells, Inline } from './markdown-tree.ts'

const texts = strings.report.markdown

/** A text drawn as GitHub would: elements and text nodes of ours, no HTML of its own, no image, every link with where it leads. */
export function MarkdownView({ blocks }: { readonly blocks: readonly Block[] }) {
  return blocks.map((block, index) => <BlockView key={index} block={block} />)
}

function BlockView({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'heading':
      return <Heading level={block.level} words={block.children} />
    case 'paragraph':
      return (
        <p>
          <Words words={block.children} />
        </p>
      )
    case 'code':
      return (
        <pre className="mono" tabIndex={0} role="group" aria-label={texts.quote}>
          {block.text.split('\n').map(visible).join('\n')}
        </pre>
      )
    case 'list':
      return <List {...block} />
    case 'quote':
      return (
        <blockquote>
          <MarkdownView blocks={block.blocks} />
        </blockquote>
      )
    case 'table':
      return <Table head={block.head} rows={block.rows} />
    case 'details':
      return (
        <details className="disclosure">
          <summary>
            <Words words={block.summary} />
          </summary>
          <MarkdownView blocks={block.blocks} />
        </details>
      )
    case 'rule':
      return <hr />
  }
}

/** Below the headings of the panel. */
function Heading({ level, words }: { readonly level: number; readonly words: readonly Inline[] }) {
  const Tag = level <= 2 ? 'h3' : 'h4'
  return (
    <Tag className={`markdown-h${level}`}>
      <Words words={words} />
    </Tag>
  )
}

function List({ isOrdered, items }: Extract<Block, { kind: 'list' }>) {
  const Tag = isOrdered ? 'ol' : 'ul'
  return (
    <Tag>
      {items.map((blocks, index) => (
        <li key={index}>
          <Item blocks={blocks} />
        </li>
      ))}
    </Tag>
  )
}

/** The words of an item stand on the line of its mark. */
function Item({ blocks }: { readonly blocks: readonly Block[] }) {
  const [first, ...rest] = blocks
  if (first?.kind !== 'paragraph') return <MarkdownView blocks={blocks} />
  return (
    <>
      <Words words={first.children} />
      <MarkdownView blocks={rest} />
    </>
  )
}

function Table({ head, rows }: { readonly head: Cells; readonly rows: readonly Cells[] }) {
  return (
    <div className="markdown-table" tabIndex={0} role="region" aria-label={texts.table}>
      <table>
        <thead>
          <tr>
            {head.map((words, index) => (
              <th key={index} scope="col">
                <Words words={words} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((words, column) => (
                <td key={column}>
                  <Words words={words} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Words({ words }: { readonly words: readonly Inline[] }) {
  return words.map((word, index) => <Word key={index} word={word} />)
}

function Word({ word }: { readonly word: Inline }) {
  switch (word.kind) {
    case 'text':
      return <Text text={word.text} />
    case 'code':
      return <code>{visible(word.text)}</code>
    case 'strong':
      return (
        <b>
          <Words words={word.children} />
        </b>
      )
    case 'emphasis':
      return (
        <em>
          <Words words={word.children} />
        </em>
      )
    case 'link':
      return <Link address={word.address} words={word.children} />
    case 'image':
      return <span className="markdown-image">{texts.image(visible(word.text), visible(word.address))}</span>
    case 'break':
      return <br />
  }
}

const TAKEN_OUT = /(\[redacted:[a-z-]{1,30}\])/u

/** What was taken out is marked, so that a reader sees where. */
function Text({ text }: { readonly text: string }) {
  const parts = visible(text).split(TAKEN_OUT)
  return parts.map((part, index) => (TAKEN_OUT.test(part) ? <mark key={index}>{part}</mark> : part))
}

/** Where a link leads stands behind it, unless its words say so already. */
function Link({ address, words }: { readonly address: string; readonly words: readonly Inline[] }) {
  const [only] = words
  const isPlain = words.length === 1 && (only?.kind === 'text' || only?.kind === 'code') && only.text === address
  return (
    <>
      <ExternalLink address={address}>{isPlain ? visible(address) : <Words words={words} />}</ExternalLink>
      {isPlain ? undefined : <span className="markdown-address"> ({visible(address)})</span>}
    </>
  )
}
