import type { Command } from './command.ts'

/** Commands whose title or group holds every typed word; those whose title starts with the text first. */
export function filterCommands(commands: readonly Command[], text: string): readonly Command[] {
  const typed = text.trim().toLowerCase()
  const words = typed.split(/\s+/u)
  const matching = commands.filter(command => {
    const hay = `${command.group} ${command.title}`.toLowerCase()
    return words.every(word => hay.includes(word))
  })
  const startsWith = (command: Command) => command.title.toLowerCase().startsWith(typed)
  return [...matching.filter(startsWith), ...matching.filter(command => !startsWith(command))]
}
