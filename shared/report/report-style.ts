/** The style of the stand-alone HTML report: light and dark by the system's wish, quiet on paper. */
export const reportStyle = `
:root { color-scheme: light dark; --text: #1b1f24; --page: #fff; --quiet: #57606a; --line: #d0d7de; --block: #f6f8fa; --bad: #b3261e; --warn: #8a5a00; --good: #1a7f37 }
@media (prefers-color-scheme: dark) { :root { --text: #e6edf3; --page: #0d1117; --quiet: #9198a1; --line: #3d444d; --block: #161b22; --bad: #ff8a80; --warn: #e3b341; --good: #56d364 } }
* { box-sizing: border-box }
body { font: 15px/1.5 system-ui, sans-serif; color: var(--text); background: var(--page); max-width: 72rem; margin: 0 auto; padding: 1.5rem }
h1 { font-size: 1.5rem } h2 { font-size: 1.15rem; overflow-wrap: anywhere } h3 { font-size: 1rem; margin-bottom: .25rem }
code, pre { font: 13px/1.45 ui-monospace, monospace; background: var(--block); overflow-wrap: anywhere }
pre { padding: .6rem; white-space: pre-wrap; border: 1px solid var(--line); border-radius: 4px; margin: .25rem 0 }
li { margin: .25rem 0 } li > small { display: block } figure { margin: .5rem 0 } small, figcaption, footer { color: var(--quiet) }
table { border-collapse: collapse; width: 100% } th, td { border: 1px solid var(--line); padding: .3rem .5rem; text-align: left; vertical-align: top; overflow-wrap: anywhere }
th { background: var(--block) } dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem } dd { margin: 0 }
.verdict, .hypothesis { border: 1px solid var(--line); border-left: 4px solid var(--quiet); border-radius: 4px; padding: 0 1rem; margin: 1rem 0 }
.cause { border-left-color: var(--bad) } .suspects, .unexplained-change { border-left-color: var(--warn) } .no-difference { border-left-color: var(--good) }
.confidence { font-weight: 600 } .high { color: var(--bad) } .medium { color: var(--warn) } .low { color: var(--quiet) }
a { color: inherit }
@media print { body { max-width: none; padding: 0; font-size: 11px } pre, tr, li { break-inside: avoid } }
`
