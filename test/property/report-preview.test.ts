import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fence, inlineCode, quotable } from '#shared/report/escape-markdown.ts'
import type { Block, Inline } from '../../renderer/panels/report/markdown/markdown-tree.ts'
import { parseInline } from '../../renderer/panels/report/markdown/parse-inline.ts'
import { parseMarkdown } from '../../renderer/panels/report/markdown/parse-markdown.ts'
import { insertBlock } from '../../renderer/panels/report/insert-block.ts'
import { hostileText } from '../support/hostile-text.ts'

const piece = fc.constantFrom(
  '# a',
  '- b',
  '  - c',
  '1. d',
  '> e',
  '```',
  '~~~',
  '| f | g |',
  '| --- | --- |',
  '<details><summary>h</summary>',
  '</details>',
  '---',
  '',
  'words',
  '**x** _y_ `z`',
  '![i](https://a.b/c)',
  '[l](<https://a.b/c>)',
  '    deep',
)
const document = fc.array(fc.oneof(piece, hostileText), { maxLength: 20 }).map(lines => lines.join('\n'))

function inlines(words: readonly Inline[]): readonly Inline[] {
  return words.flatMap(word => ['children' in word ? inlines(word.children) : [], word].flat())
}

function all(blocks: readonly Block[]): readonly (Block | Inline)[] {
  return blocks.flatMap((block): readonly (Block | Inline)[] => {
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
        return [block, ...inlines(block.children)]
      case 'list':
        return [block, ...block.items.flatMap(all)]
      case 'table':
        return [block, ...[block.head, ...block.rows].flat().flatMap(inlines)]
      case 'details':
        return [block, ...inlines(block.summary), ...all(block.blocks)]
      case 'quote':
        return [block, ...all(block.blocks)]
      case 'code':
      case 'rule':
        return [block]
    }
  })
}

describe('the preview', () => {
  test('reads any text, and leads nowhere but to https', () => {
    fc.assert(
      fc.property(document, text => {
        for (const node of all(parseMarkdown(text))) {
          if (node.kind === 'link' || node.kind === 'image') expect(node.address).toMatch(/^https:\/\/\S+$/u)
        }
      }),
    )
  })

  test('shows a quoted text as one block of code that holds exactly it', () => {
    fc.assert(
      fc.property(hostileText, text => {
        expect(parseMarkdown(fence(text))).toEqual([{ kind: 'code', text: quotable(text) }])
      }),
    )
  })

  test('shows words in code as code and nothing else', () => {
    fc.assert(
      fc.property(hostileText, text => {
        const markdown = inlineCode(text)
        if (markdown === '(empty)') return
        expect(parseInline(markdown).map(({ kind }) => kind)).toEqual(['code'])
      }),
    )
  })

  test('loses no word of a text without marks', () => {
    const words = fc.array(fc.stringMatching(/^[a-z ]{1,12}$/u), { maxLength: 8 }).map(parts => parts.join('\n'))
    const shown = (blocks: readonly Block[]) =>
      all(blocks)
        .map(node => (node.kind === 'text' ? node.text : ' '))
        .join('')
    fc.assert(
      fc.property(words, text => {
        const squeeze = (value: string) => value.replaceAll(/\s+/gu, '')
        expect(squeeze(shown(parseMarkdown(text)))).toBe(squeeze(text))
      }),
    )
  })

  test('gets to the end of a text of one mark over and over', () => {
    for (const mark of [
      '`',
      '*',
      '_',
      '[',
      '![',
      '[`',
      '> ',
      '- ',
      '  - ',
      '<details><summary>x</summary>\n',
      '`` ` ',
    ]) {
      const text = mark.repeat(Math.floor(65_536 / mark.length))
      for (const hostile of [text, text.replaceAll(' ', '\n')]) {
        expect(parseMarkdown(`${hostile}\n\n# end`).at(-1), mark).toBeDefined()
      }
    }
  })
})

test('a block that is put in stands alone, outside of code, and nothing of the text is lost', () => {
  const lines = fc
    .array(fc.constantFrom('a', '', '```', '~~~', '- b'), { maxLength: 10 })
    .map(parts => parts.join('\n'))
  fc.assert(
    fc.property(lines, fc.nat(40), (text, at) => {
      const { text: after, caret } = insertBlock(text, Math.min(at, text.length), '# block')
      expect(after.split('\n').filter(line => line !== '' && line !== '# block')).toEqual(
        text.split('\n').filter(line => line !== ''),
      )
      expect(after.slice(0, caret).endsWith('# block')).toBe(true)
      const isCodeToTheEnd = parseMarkdown(text).some(
        block => block.kind === 'code' && text.trimEnd().endsWith(block.text.trimEnd()),
      )
      if (!isCodeToTheEnd)
        expect(parseMarkdown(after)).toContainEqual({
          kind: 'heading',
          level: 1,
          children: [{ kind: 'text', text: 'block' }],
        })
    }),
  )
})
