import type { LambdaFunction } from '../backend.ts'
import { type DesignDraft, EditError } from './draft.ts'

type Alias = LambdaFunction['aliases'][string]

/** What Lambda takes as the name of an alias (CreateAlias): no number, since that is a version. */
const aliasName = /^(?!\d+$)[A-Za-z0-9_-]{1,128}$/

/**
 * Publishes the code and environment of `$LATEST` as the next version.
 * @returns its number. Throws {@link EditError} when nothing changed since the last version, as Lambda then makes none
 */
export function publishVersion(draft: DesignDraft, name: string): string {
  const target = functionOf(draft, name)
  const numbers = Object.keys(target.versions).map(Number)
  const last = numbers.length === 0 ? 0 : Math.max(...numbers)
  const { code, environment } = target
  const published = JSON.stringify({ code, environment })
  if (last > 0 && JSON.stringify(target.versions[last]) === published) {
    throw new EditError(`${name} is as it was in version ${last}: Lambda publishes what has changed.`)
  }
  target.versions[String(last + 1)] = JSON.parse(published) as LambdaFunction['versions'][string]
  return String(last + 1)
}

/** Makes `$LATEST` what a version is. */
export function restoreVersion(draft: DesignDraft, name: string, version: string): void {
  const target = functionOf(draft, name)
  const { code, environment } = JSON.parse(JSON.stringify(versionOf(target, name, version))) as typeof target
  target.code = code
  target.environment = environment
}

/** Removes a version. Throws {@link EditError} while an alias points at it, as Lambda does. */
export function deleteVersion(draft: DesignDraft, name: string, version: string): void {
  const target = functionOf(draft, name)
  const user = Object.entries(target.aliases).find(
    ([, { functionVersion, routingConfig }]) => functionVersion === version || Object.hasOwn(routingConfig, version),
  )
  if (user !== undefined) throw new EditError(`The alias ${user[0]} points at version ${version}: change it first.`)
  delete target.versions[version]
}

/**
 * Makes an alias, or points it elsewhere. `routingConfig` is the share of requests (0 to 1) that goes to one other version.
 * Throws {@link EditError} for what Lambda refuses: its names, versions that are not there, weights beside `$LATEST`.
 */
export function setAlias(draft: DesignDraft, name: string, alias: string, to: Alias): void {
  const target = functionOf(draft, name)
  if (!aliasName.test(alias)) {
    throw new EditError(
      `“${alias}” is no alias: 1 to 128 letters, digits, hyphens and underscores, not a number alone.`,
    )
  }
  const { functionVersion, routingConfig } = to
  if (functionVersion !== '$LATEST') versionOf(target, name, functionVersion)
  const weights = Object.entries(routingConfig)
  if (weights.length > 1) throw new EditError('An alias sends requests to two versions at most.')
  for (const [version, weight] of weights) {
    versionOf(target, name, version)
    if (functionVersion === '$LATEST') throw new EditError('Weights are between published versions: $LATEST is none.')
    if (version === functionVersion) throw new EditError(`The alias points at version ${version} already.`)
    if (!(weight >= 0 && weight <= 1)) throw new EditError('A weight is a number from 0 to 1.')
  }
  target.aliases[alias] = { functionVersion, routingConfig: { ...routingConfig } }
}

/** Removes an alias; integrations that name it keep it, and lint says that it is missing. */
export function deleteAlias(draft: DesignDraft, name: string, alias: string): void {
  delete functionOf(draft, name).aliases[alias]
}

function functionOf(draft: DesignDraft, name: string): LambdaFunction {
  const found = draft.backends.functions[name]
  if (found === undefined) throw new EditError(`The function ${name} is gone: somebody removed it.`)
  return found as LambdaFunction
}

function versionOf(target: LambdaFunction, name: string, version: string): LambdaFunction['versions'][string] {
  const found = target.versions[version]
  if (found === undefined) throw new EditError(`${name} has no version ${version}.`)
  return found
}
