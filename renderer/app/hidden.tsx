/** The rest of a name, which is on screen beside it anyway: for screen readers only. */
export function hidden(text: string) {
  return <span className="visually-hidden">{text}</span>
}
