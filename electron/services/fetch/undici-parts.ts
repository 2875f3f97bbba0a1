/*
 * The parts of undici that are used, by their own files: its index also brings its fetch, cookies, caches and mocks along,
 * and with them a second undici, which is a part of Node; all that before a command can ask for anything.
 */
import type { Dispatcher as DispatcherOfUndici } from 'undici'
import api from 'undici/lib/api/index.js'
import connector from 'undici/lib/core/connect.js'
import Agent from 'undici/lib/dispatcher/agent.js'
import Dispatcher from 'undici/lib/dispatcher/dispatcher.js'
import EnvHttpProxyAgent from 'undici/lib/dispatcher/env-http-proxy-agent.js'
import Pool from 'undici/lib/dispatcher/pool.js'
import ProxyAgent from 'undici/lib/dispatcher/proxy-agent.js'

// As undici's index does it. A request is ours; proxies are asked for a tunnel by another of these.
Object.assign(Dispatcher.prototype, api)

export type { DispatcherOfUndici as Dispatcher }
export { Agent, connector, EnvHttpProxyAgent, Pool, ProxyAgent }
