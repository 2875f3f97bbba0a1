import { truncate } from '../base/text.ts'
import { sanitise } from './redact.ts'

/*
 * Untrusted text in Markdown. It stands in code and nowhere else, so that `@name`, `#1`, `fixes #1`, HTML and images
 * cannot act. Prow's command plugins read raw text even inside a fence (kubernetes/test-infra, only the trigger plugin
 * drops code blocks), so a line that begins with `/` gets a leading space.
 */

/** A fenced code block whose content is `quotable(text)`: one code node, nothing else, ends with a line end. */
export function fence(text: string): string {
  const ticks = '`'.repeat(Math.max(3, longestRun(text) + 1))
  return `${ticks}text\n${quotable(text)}\n${ticks}\n`
}

/** Sanitised text none of whose lines begins with `/`. */
export function quotable(text: string): string {
  return sanitise(text).replace(/^\//gmu, ' /')
}

const INLINE = 500

/** One code span on one line; line ends and tabs become visible or spaces, long text is cut with `…`. */
export function inlineCode(text: string): string {
  const line = truncate(oneLine(text), INLINE)
  if (line === '') return '(empty)'
  const ticks = '`'.repeat(longestRun(line) + 1)
  const pad = needsPad(line) ? ' ' : ''
  return `${ticks}${pad}${line}${pad}${ticks}`
}

/** CommonMark takes one space from each side of a code span that has both, unless it is all spaces. */
function needsPad(line: string): boolean {
  if (line.startsWith('`') || line.endsWith('`')) return true
  return line.startsWith(' ') && line.endsWith(' ') && !/^ +$/u.test(line)
}

/** `inlineCode` for a table cell, where `|` ends the cell even inside code. */
export function cellCode(text: string): string {
  return inlineCode(oneLine(text).replaceAll('|', '\\x7c'))
}

// Words that no renderer or bot acts on: letters, with the marks of ordinary prose around them, and short numbers
// (not as the first word, where `1.` would begin a list).
const PLAIN_WORD = /^\(?[A-Za-z]{1,30}(?:['-][A-Za-z]{1,30}){0,4}\)?[!,.:;?]?$/u
const PLAIN_NUMBER = /^\(?\d{1,5}\)?[,.:;]?$/u
// Seven or more hex letters could be the abbreviation of a commit, which GitHub would link.
const HASH_LIKE = /[a-f]{7}/iu
const TRAILING_MARK = /[,.:;]$/u

const PROSE = 2_000

/** What stands in backticks is one word, with the marks after it. */
const WORDS = /`[^`]+`[!),.:;?]*(?=\s|$)|\S+/gu
const QUOTED = /^`(?<code>[^`]+)`(?<mark>[!),.:;?]*)$/u

/**
 * A sentence of ours with untrusted words in it: plain words stay, everything else goes into code, as does what is in
 * backticks already. One line, cut when very long.
 */
export function prose(text: string): string {
  const parts: string[] = []
  let code: string[] = []
  const flush = (): void => {
    if (code.length > 0) parts.push(codeWithMark(code.join(' ')))
    code = []
  }
  for (const word of truncate(oneLine(text), PROSE).match(WORDS) ?? []) {
    const quoted = QUOTED.exec(word)?.groups
    if (quoted !== undefined) {
      flush()
      parts.push(`${inlineCode(quoted['code'] ?? '')}${quoted['mark'] ?? ''}`)
    } else if (isPlainWord(word) || (parts.length > 0 && PLAIN_NUMBER.test(word))) {
      flush()
      parts.push(word)
    } else {
      code.push(word)
      if (TRAILING_MARK.test(word)) flush()
    }
  }
  flush()
  return parts.join(' ')
}

function isPlainWord(word: string): boolean {
  return PLAIN_WORD.test(word) && !HASH_LIKE.test(word)
}

/** Brackets that close or open outside of it, and the mark at its end, are of the sentence. */
const IN_SENTENCE = /^(?<open>\(?)(?<code>[^()]+?)(?<close>\)?[,.:;]?)$/u

function codeWithMark(text: string): string {
  const { open = '', code = '', close = '' } = IN_SENTENCE.exec(text)?.groups ?? {}
  if (code !== '') return `${open}${inlineCode(code)}${close}`
  const mark = text.length > 1 ? (TRAILING_MARK.exec(text)?.[0] ?? '') : ''
  return `${inlineCode(text.slice(0, text.length - mark.length))}${mark}`
}

const TITLE = 256

/** An issue title, which is not Markdown: one line, nothing invisible, `@name` and `#1` taken apart, at most 256 characters. */
export function inertTitle(text: string): string {
  const apart = oneLine(text).replace(/(?<=[#@])(?=\S)|(?<=\bGH)-(?=\d)|(?<=!)(?=\d)/giu, ' ')
  return truncate(apart.replace(/ {2,}/gu, ' ').trim(), TITLE)
}

const HTTPS = /^https:\/\/[\w!#$%&'*+,./:;=?@~-]{1,2000}$/u

/** A link; `text` is Markdown already. Undefined for anything but a plain https address. */
export function link(text: string, address: string): string | undefined {
  return HTTPS.test(address) ? `[${text}](<${address}>)` : undefined
}

/** No line ends or tabs, controls visible. */
function oneLine(text: string): string {
  return sanitise(text).replace(/[\t\n]+/gu, ' ')
}

function longestRun(text: string): number {
  return (text.match(/`+/gu) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0)
}
