/** Widgets that say something by themselves. */
export const ui = {
  close: 'Close',
  /** Of a link, for screen readers. */
  opensOutside: '(opens outside)',
}
