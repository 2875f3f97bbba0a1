/*
 * The parts of undici that are used, by their own files: its index also brings its fetch, cookies, caches and mocks along,
 * and with them a second undici, which is a part of Node. That is a third of the time in which a command starts.
 */
import type { Dispatcher as DispatcherOfUndici } from 'undici'
import Agent from 'undici/lib/dispatcher/agent.js'
import Dispatcher from 'undici/lib/dispatcher/dispatcher.js'
import EnvHttpProxyAgent from 'undici/lib/dispatcher/env-http-proxy-agent.js'
import Pool from 'undici/lib/dispatcher/pool.js'
import ProxyAgent from 'undici/lib/dispatcher/proxy-agent.js'
import request from 'undici/lib/api/api-request.js'

// As undici's index does it, with all that it has.
Object.assign(Dispatcher.prototype, { request })

export type { DispatcherOfUndici as Dispatcher }
export { Agent, EnvHttpProxyAgent, Pool, ProxyAgent }
