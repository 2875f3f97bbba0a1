// What of undici is used here. The whole brings a browser's fetch, caches and stand-ins for tests along, and Node's own copy
// of all that with them: most of the time that a small fetch took went into loading it.
import request from 'undici/lib/api/api-request.js'
import Agent from 'undici/lib/dispatcher/agent.js'
import Dispatcher from 'undici/lib/dispatcher/dispatcher.js'
import EnvHttpProxyAgent from 'undici/lib/dispatcher/env-http-proxy-agent.js'
import Pool from 'undici/lib/dispatcher/pool.js'
import ProxyAgent from 'undici/lib/dispatcher/proxy-agent.js'

// As undici's own index does it.
Dispatcher.prototype.request = request

export { Agent, EnvHttpProxyAgent, Pool, ProxyAgent }
