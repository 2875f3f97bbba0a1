import { err, type AppError, type Result } from '../base/result.ts'
import { commands, type CommandName, type HandlerContext, type Handlers } from './contract.ts'

export interface Request {
  readonly command: string
  readonly input: unknown
}

/** Validates an untrusted request and runs its handler. The only way in, whatever the transport. Never throws. */
export async function dispatch(
  handlers: Handlers,
  { command, input }: Request,
  cx: HandlerContext,
): Promise<Result<unknown>> {
  if (!isCommand(command))
    return err({ code: 'rpc/bad-request', command: command.slice(0, 100), issues: ['unknown command'] })
  const parsed = commands[command].input.safeParse(input)
  if (!parsed.success) {
    return err({
      code: 'rpc/bad-request',
      command,
      issues: parsed.error.issues.map(i => `${i.path.join('.')}: ${i.message}`),
    })
  }
  // Input was just checked against this very command's schema; TypeScript cannot see the correlation.
  const handler = handlers[command] as (input: unknown, cx: HandlerContext) => Promise<Result<unknown>>
  try {
    return await handler(parsed.data, cx)
  } catch (thrown) {
    return err<AppError>({ code: 'bug', message: thrown instanceof Error ? thrown.message : String(thrown) })
  }
}

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(commands, name)
}
