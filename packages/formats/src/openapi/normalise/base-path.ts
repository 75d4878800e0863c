import type { JsonObject } from '@gatewright/definition'
import { arrayAt, isObject, member, objectAt, textAt } from '../../json/object.ts'
import { below } from '../../json/pointer.ts'
import { endpointConfigurationExtension } from '../extensions/endpoint-configuration.ts'
import type { BasePathMode } from '../import-options.ts'
import { Moves, type Pass, unchanged } from './pass.ts'
import { basePathMember } from './swagger-members.ts'

/**
 * The base path of a document, without its slashes at the ends; empty where it has none (developer guide: Import an API with the basePath
 * property). Swagger: `basePath`. OpenAPI 3: the default of the first server variable named basePath, else the path of the first server's URL.
 */
export function basePathOf(document: JsonObject): string {
  const swagger = textAt(document, basePathMember)
  if (swagger !== undefined) return trim(swagger)
  const servers = arrayAt(document, 'servers')
  for (const server of servers) {
    const variable = textAt(objectAt(objectAt(server, 'variables'), 'basePath'), 'default')
    if (variable !== undefined) return trim(variable)
  }
  const url = textAt(servers[0], 'url') ?? ''
  return trim(url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, '').replace(/[?#].*$/s, ''))
}

/** Puts the base path before the paths, wholly (`prepend`) or without its first segment (`split`). Recorded with paths of both document versions. */
export function applyBasePath(document: JsonObject, mode: BasePathMode): Pass {
  const paths = member(document, 'paths')
  const segments = basePathOf(document)
    .split('/')
    .filter((segment) => segment !== '')
  const prefix = mode === 'ignore' ? [] : mode === 'prepend' ? segments : segments.slice(1)
  if (prefix.length === 0 || !isObject(paths)) return unchanged(document)
  const moves = new Moves()
  const moved = Object.entries(paths).map(([path, item]) => {
    if (!path.startsWith('/')) return [path, item] as const
    const full = `/${prefix.join('/')}${path === '/' ? '' : path}`
    moves.add(below('/paths', full), below('/paths', path))
    return [full, item] as const
  })
  // The base path is in the paths now: kept as well, it would be applied again by the next import.
  const { [basePathMember]: _, servers, ...rest } = document
  const configured = Array.isArray(servers)
    ? servers.findIndex((server) => isObject(member(server, endpointConfigurationExtension)))
    : -1
  const configuration = member(arrayAt(document, 'servers')[configured], endpointConfigurationExtension)
  if (configuration !== undefined) {
    rest[endpointConfigurationExtension] = configuration
    moves.add(below('', endpointConfigurationExtension), below('/servers', configured, endpointConfigurationExtension))
  }
  return { document: { ...rest, paths: Object.fromEntries(moved) }, origin: moves.origin }
}

function trim(path: string): string {
  return path
    .split('/')
    .filter((segment) => segment !== '')
    .join('/')
}
