import { fileURLToPath, URL } from 'node:url'
import { type Host, type HostName, isHostModule } from './host.ts'

/** Where the hosts are: the engine's here, the others with the app that they drive. */
const modules: { readonly [name in HostName]: string } = {
  engine: './engine.ts',
  gateway: '../../../../apps/gateway/conformance/host.ts',
  console: '../../../../apps/web/conformance/host.ts',
}

/** Loads a host when it is asked for: the engine needs no server. */
export async function loadHost(name: HostName): Promise<Host> {
  const loaded: unknown = await import(fileURLToPath(new URL(modules[name], import.meta.url)))
  if (!isHostModule(loaded)) throw new Error(`The module of the host ${name} exports no host.`)
  return loaded.host
}
