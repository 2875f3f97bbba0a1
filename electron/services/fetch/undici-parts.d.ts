export { Agent, EnvHttpProxyAgent, Pool, ProxyAgent } from 'undici'
