import type { HandlerContext, Handlers } from '#shared/ipc/contract.ts'

/** Tells the window of what happens while no command is running. */
export interface EventHub {
  readonly emit: HandlerContext['emit']
  /** The same handlers; each call also says where events go from now on. */
  listenTo(handlers: Handlers): Handlers
}

/** Until the first command there is no window, and nobody to tell. */
export function createEventHub(): EventHub {
  let target: HandlerContext | undefined
  const follow =
    (handler: (input: never, cx: HandlerContext) => unknown) =>
    (input: never, cx: HandlerContext): unknown => {
      target = cx
      return handler(input, cx)
    }
  return {
    emit: (event, payload) => target?.emit(event, payload),
    // Every value of the table is a handler; the correlation with its command is kept by the key.
    listenTo: handlers =>
      Object.fromEntries(
        Object.entries(handlers).map(([name, handler]) => [name, follow(handler as Parameters<typeof follow>[0])]),
      ) as Handlers,
  }
}
