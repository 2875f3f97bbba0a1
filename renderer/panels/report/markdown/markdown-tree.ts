/** A piece of text inside a paragraph, a cell, an item or a heading. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis'; readonly children: readonly Inline[] }
  | { readonly kind: 'link'; readonly address: string; readonly children: readonly Inline[] }
  /** Shown as what it is: nothing is loaded. */
  | { readonly kind: 'image'; readonly address: string; readonly text: string }
  | { readonly kind: 'break' }

export type Cells = readonly (readonly Inline[])[]

export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly children: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly (readonly Block[])[] }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | { readonly kind: 'table'; readonly head: Cells; readonly rows: readonly Cells[] }
  | { readonly kind: 'details'; readonly summary: readonly Inline[]; readonly blocks: readonly Block[] }
  | { readonly kind: 'rule' }
