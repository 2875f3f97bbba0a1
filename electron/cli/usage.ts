/** What can be asked for by name. */
export const COMMAND_NAMES = ['analyze', 'compare', 'rules', 'serve'] as const
export type CommandName = (typeof COMMAND_NAMES)[number]

export function isCommandName(name: string): name is CommandName {
  return COMMAND_NAMES.some(known => known === name)
}

const SOURCE = `<source> is a folder, a .zip, .tar, .tar.gz or .tgz, or a single log (also .gz); - is standard input.
A source with several runs needs one of them named: path#run.
`

export const USAGE = `Shows which version of what really ran in a good and in a bad CI run, and which difference broke it.

Usage:
  runskew analyze <source> [--json | --md] [-o FILE]
  runskew compare <good> <bad> [--json | --md | --html | --issue] [-o FILE]
  runskew rules   list [--json]
  runskew rules   test <FILE | ->
  runskew serve   [--port N] [--no-open] [source…]

${SOURCE}
Exit: 0 nothing to report, 1 findings, 2 wrong usage or unreadable input.
"runskew <command> --help" tells more and gives examples.
`

const FORMS = `  --json      one document with sorted keys, the same bytes for the same input
  --md        Markdown`
const FILE = `  -o FILE     write to a new file; an existing one is never overwritten`

const HELP: Readonly<Record<CommandName, string>> = {
  analyze: `What one run says of itself: versions, findings, tests, and what could not be read.

Usage: runskew analyze <source> [--json | --md] [-o FILE]

${FORMS}
${FILE}

${SOURCE}
Exit: 0 no root-cause or skew signal was found, 1 at least one was, 2 wrong usage or unreadable input.

Examples:
  runskew analyze ./artifacts
  runskew analyze run.tar.gz --json | jq '.claims[] | select(.role == "running")'
  runskew analyze logs.zip#ci-node-e2e/1897218023224246272
  journalctl -u containerd | runskew analyze -
`,
  compare: `Puts a good and a bad run side by side: what changed, what broke, and the lines that show it.

Usage: runskew compare <good> <bad> [--json | --md | --html | --issue] [-o FILE]

${FORMS}
  --html      one file that needs nothing else
  --issue     the text of a "Failing Test" issue, its title on the first line
${FILE}

${SOURCE}
Exit: 0 no difference that needs explaining, 1 a difference, a suspect or a cause, or runs that cannot be compared,
2 wrong usage or unreadable input.

Examples:
  runskew compare good/ bad/
  runskew compare good.zip bad.zip --html -o report.html
  runskew compare sample#logs/job/1896855635358646272 sample#logs/job/1897218023224246272 --issue
  gunzip -c bad.log.gz | runskew compare good.log -
`,
  rules: `The failure signatures that this build knows, and what they say of some text.

Usage: runskew rules list [--json]
       runskew rules test <FILE | ->

  --json      (list) one document with explanations and references

Exit: 0 listed, or no rule matched, 1 (test) at least one rule matched, 2 wrong usage or unreadable input.

Examples:
  runskew rules list | grep shim
  runskew rules test containerd.log
  kubectl logs -n kube-system mypod | runskew rules test -
`,
  serve: `Serves the window to a browser on this machine until Ctrl-C.

Usage: runskew serve [--port N] [--no-open] [source…]

  --port N    the port to listen on; any free one when left out
  --no-open   print the address and open no browser

Examples:
  runskew serve
  runskew serve --no-open --port 8080 good.zip bad.zip
`,
}

/** The general page, or that of one command. */
export function helpText(topic: CommandName | undefined): string {
  return topic === undefined ? USAGE : HELP[topic]
}

/** The lines that show how a command is written. */
export function usageLines(topic: CommandName | undefined): string {
  if (topic === undefined) return USAGE
  return `${/^Usage:.*(?:\n {7}.*)*/mu.exec(HELP[topic])?.[0] ?? ''}\n`
}
