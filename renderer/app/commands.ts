import { errorText } from '#shared/report/error-text.ts'
import { TIME_MODES, type Settings } from '#shared/ipc/contract.ts'
import { caseCommands, recentCommands } from './case/case-commands.ts'
import type { Command } from './command.ts'
import { summaryText } from '../domain/summary-text.ts'
import { TIME_MODE_TEXT } from '../domain/time-text.ts'
import { panelKey, type Panel } from '../state/panel.ts'
import { comparedPair, swapSides, type ComparedPair } from '../state/compared-pair.ts'
import { activeCopies } from '../state/fetch-state.ts'
import { commandPane, LOG_COMMANDS } from '../state/log-command.ts'
import { getRoute, NEW_PAIR, routeTo, type Route } from '../state/route.ts'
import { copyText } from '../state/save.ts'
import type { ReaderPlace } from '../state/rule-store.ts'
import { goBack, goForward } from '../state/steps.ts'
import type { Stores } from '../state/stores.tsx'
import { samplePairs, type RunPair } from '../state/suggest-pair.ts'
import type { ViewStore } from '../state/view-store.ts'
import { strings } from '../strings/index.ts'
import { copiedLinkText, linkToView } from './view-link.ts'

const words = strings.app.commands

/** All commands, in the order of the palette. What makes no sense right now is left out. */
export function listCommands(stores: Stores, panels: readonly Panel[]): readonly Command[] {
  return [
    ...goCommands(panels),
    ...searchCommands(stores),
    ...openCommands(stores),
    ...sampleCommands(stores),
    ...recentCommands(stores),
    ...runCommands(stores),
    ...logCommands(stores),
    ...reportCommands(stores),
    ...caseCommands(stores),
    ...linkCommands(stores),
    ...ruleCommands(stores),
    ...viewCommands(stores),
    ...helpCommands(stores),
  ]
}

/** A place inside one run of a pair. */
export interface OpenAt {
  readonly side: 'good' | 'bad'
  readonly artifact: string
  readonly line: number | undefined
}

/** Opens a pair in the Verdict panel, or in Logs at a place that a link points at. */
export function openPair({ baseline, target }: Pick<RunPair, 'baseline' | 'target'>, at?: OpenAt): void {
  routeTo({
    ...NEW_PAIR,
    ...at,
    baseline: baseline.runId,
    target: target.runId,
    panel: at === undefined ? 'verdict' : 'logs',
  })
}

/** The same panel, of the runs whose hosts were compared. */
export function compareWholeRuns(): void {
  routeTo(NEW_PAIR)
}

/** The next of the four themes, in the order of the settings. */
export function nextTheme(theme: Settings['theme']): Settings['theme'] {
  return THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system'
}

/** The four themes, in the order of the settings. */
export const THEMES: readonly Settings['theme'][] = ['system', 'light', 'dark', 'contrast']

/** The next of the three ways to show times, in the order of the settings. */
export function nextTimeMode(time: Settings['time']): Settings['time'] {
  return TIME_MODES[(TIME_MODES.indexOf(time) + 1) % TIME_MODES.length] ?? 'utc'
}

function goCommands(panels: readonly Panel[]): readonly Command[] {
  return [
    ...panels.map((panel, index): Command => ({
      id: `panel.${panel.id}`,
      title: words.goTo(panel.title),
      group: 'Go',
      shortcut: panelKey(index),
      run: () => routeTo({ panel: panel.id }),
    })),
    { id: 'history.back', title: words.back, group: 'Go', shortcut: 'Alt+ArrowLeft', run: goBack },
    {
      id: 'history.forward',
      title: words.forward,
      group: 'Go',
      shortcut: 'Alt+ArrowRight',
      run: goForward,
    },
  ]
}

function searchCommands({ search, view }: Stores): readonly Command[] {
  return [
    {
      id: 'search.type',
      title: words.search,
      group: 'Go',
      shortcut: 'Mod+Shift+F',
      run: () => {
        const { askForFocus, change } = search.getState()
        const text = getRoute().panel === 'logs' ? selectedText(view.getState().readerLine) : ''
        if (text !== '') change({ text, isPattern: false })
        askForFocus()
        routeTo({ panel: 'search' })
      },
    },
  ]
}

/** What the reader of a log has selected in their line. */
function selectedText(line: ReaderPlace | undefined): string {
  return line?.text.slice(line.from, line.to) ?? ''
}

function openCommands({ investigation, settings, view }: Stores): readonly Command[] {
  const { info } = settings.getState()
  const { showDialog } = view.getState()
  const choose: Command = {
    id: 'source.open',
    title: words.chooseRuns,
    group: 'Open',
    shortcut: 'Mod+O',
    run: () => showDialog('sources'),
  }
  const link: Command = {
    id: 'source.open-link',
    title: words.openLink,
    group: 'Open',
    shortcut: 'Mod+L',
    run: () => showDialog('link'),
  }
  if (info.kind !== 'ready' || !info.value.hasDialogs) return [choose, link]
  const pick = (what: 'folder' | 'file') => () => {
    showDialog('sources')
    void investigation.getState().pickSource(what)
  }
  return [
    choose,
    link,
    { id: 'source.open-folder', title: words.openFolder, group: 'Open', run: pick('folder') },
    { id: 'source.open-file', title: words.openFile, group: 'Open', run: pick('file') },
  ]
}

function sampleCommands({ investigation }: Stores): readonly Command[] {
  const { sources } = investigation.getState()
  if (sources.kind !== 'ready') return []
  return samplePairs(sources.value).map((pair, index): Command => ({
    id: `sample.${(index + 1).toString()}`,
    title: words.openSample(pair.job),
    group: 'Open',
    run: () => openPair(pair),
  }))
}

function runCommands({ investigation, view }: Stores): readonly Command[] {
  const { investigation: answer, openInvestigation } = investigation.getState()
  const route = getRoute()
  const pair = comparedPair(route)
  if (pair === undefined) return []
  const swap: Command = {
    id: 'sides.swap',
    title: words.swap,
    group: 'Runs',
    run: () => routeTo(swapSides(route)),
  }
  const again: Command = {
    id: 'runs.again',
    title: words.again,
    group: 'Runs',
    run: () => void openInvestigation(pair),
  }
  const hosts = [...goodRunCommands(pair, view), ...hostCommands(route, () => view.getState().showDialog('hosts'))]
  if (answer.kind !== 'ready') return [swap, ...hosts, again]
  const copy = async () => {
    const copied = await copyText(summaryText(answer.value))
    view.getState().notify(copied.ok ? words.summaryCopied : errorText(copied.error).what)
  }
  return [
    swap,
    ...hosts,
    { id: 'report.copy-summary', title: words.copySummary, group: 'Runs', run: () => void copy() },
  ]
}

/** Hosts are compared one with one. */
function goodRunCommands({ baselineHost }: ComparedPair, view: ViewStore): readonly Command[] {
  if (baselineHost !== undefined) return []
  const run = () => view.getState().showDialog('good-runs')
  return [{ id: 'runs.add-good', title: words.addGoodRun, group: 'Runs', run }]
}

function linkCommands({ investigation, view }: Stores): readonly Command[] {
  const { sources } = investigation.getState()
  const route = getRoute()
  if (comparedPair(route) === undefined || sources.kind !== 'ready') return []
  const copy = async () => {
    const { link, why } = linkToView(route, sources.value)
    if (link === undefined) return view.getState().notify(why)
    const copied = await copyText(link)
    view.getState().notify(copied.ok ? copiedLinkText(route) : errorText(copied.error).what)
  }
  return [
    {
      id: 'view.copy-link',
      title: words.copyLink,
      group: 'Runs',
      shortcut: 'Alt+U',
      run: () => void copy(),
    },
  ]
}

function hostCommands(route: Route, choose: () => void): readonly Command[] {
  const hosts: Command = { id: 'hosts.compare', title: words.compareHosts, group: 'Runs', run: choose }
  const isWhole = route.goodHost === undefined || route.baseline === route.target
  if (isWhole) return [hosts]
  return [hosts, { id: 'hosts.whole', title: words.compareWholeRuns, group: 'Runs', run: compareWholeRuns }]
}

/** What can be done in the log that was used last, or the only one on screen. */
function logCommands({ view }: Stores): readonly Command[] {
  if (getRoute().panel !== 'logs' || commandPane(view.getState()) === undefined) return []
  return LOG_COMMANDS.map(({ id, title, shortcut }) => ({
    id: `log.${id}`,
    title,
    group: 'Logs',
    shortcut,
    run: () => view.getState().askLog(id),
  }))
}

/** Nothing while the report is still made, or could not be. */
function reportCommands({ reports, view }: Stores): readonly Command[] {
  const { shownBody } = reports.getState()
  if (shownBody === undefined) return []
  const copy = async () => {
    const copied = await copyText(shownBody)
    view.getState().notify(copied.ok ? words.reportCopied : errorText(copied.error).what)
  }
  const run = () => void copy()
  return [{ id: 'report.copy', title: words.copyReport, group: 'Report', shortcut: 'Alt+Y', run }]
}

function ruleCommands({ investigation, rules, view }: Stores): readonly Command[] {
  const { readerLine, notify } = view.getState()
  const { editing, begin, show } = rules.getState()
  const create: Command = {
    id: 'rule.new',
    title: words.newRule,
    group: 'Rules',
    shortcut: 'Alt+N',
    run: () => {
      if (readerLine !== undefined) return void begin(readerLine)
      routeTo({ panel: 'logs' })
      return notify(words.newRuleNeedsLine)
    },
  }
  const goOn: Command = {
    id: 'rule.go-on',
    title: words.goOnWithRule,
    group: 'Rules',
    shortcut: 'Alt+G',
    run: show,
  }
  return [
    ...(investigation.getState().investigation.kind === 'ready' ? [create] : []),
    ...(editing === undefined ? [] : [goOn]),
  ]
}

function viewCommands({ settings, view }: Stores): readonly Command[] {
  const { change, settings: now } = settings.getState()
  return [
    {
      id: 'settings.show',
      title: words.settings,
      group: 'View',
      shortcut: 'Mod+,',
      run: () => view.getState().showDialog('settings'),
    },
    {
      id: 'network.toggle',
      title: now.offline ? words.workOnline : words.workOffline,
      group: 'View',
      run: () => void change({ offline: !now.offline }),
    },
    {
      id: 'theme.next',
      title: words.nextTheme,
      group: 'View',
      run: () => void change({ theme: nextTheme(now.theme) }),
    },
    ...THEMES.map((theme): Command => ({
      id: `theme.${theme}`,
      title: words.themes[theme],
      group: 'View',
      run: () => void change({ theme }),
    })),
    {
      id: 'time.next',
      title: words.nextTimes,
      group: 'View',
      shortcut: 'Alt+T',
      run: () => void change({ time: nextTimeMode(now.time) }),
    },
    ...TIME_MODES.map((time): Command => ({
      id: `time.${time}`,
      title: words.times(TIME_MODE_TEXT[time]),
      group: 'View',
      run: () => void change({ time }),
    })),
    {
      id: 'wrap.toggle',
      title: now.wrap ? words.unwrap : words.wrap,
      group: 'View',
      shortcut: 'Alt+Z',
      run: () => void change({ wrap: !now.wrap }),
    },
  ]
}

/** Calls and copies; nothing while neither runs. */
function stopCommands({ activity, fetches, investigation }: Stores): readonly Command[] {
  const { works, cancelAll } = activity.getState()
  const { sources } = investigation.getState()
  const copies = sources.kind === 'ready' ? activeCopies(sources.value, () => false) : []
  if (works.length + copies.length === 0) return []
  const run = () => {
    cancelAll()
    for (const { runId } of copies) void fetches.stop(runId)
  }
  return [{ id: 'activity.stop', title: words.stopAll, group: 'Help', run }]
}

function helpCommands(stores: Stores): readonly Command[] {
  const { settings, view } = stores
  const { showDialog } = view.getState()
  return [
    { id: 'palette.show', title: words.all, group: 'Help', shortcut: 'Mod+K', run: () => showDialog('palette') },
    { id: 'help.keys', title: words.keys, group: 'Help', shortcut: '?', run: () => showDialog('help') },
    {
      id: 'help.first-steps',
      title: words.firstSteps,
      group: 'Help',
      run: () => void settings.getState().change({ hint: true }),
    },
    ...stopCommands(stores),
  ]
}
