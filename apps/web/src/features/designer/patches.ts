import type { Design, Path } from '@gatewright/definition'
import { apply, create, type Draft, type Patches } from 'mutative'

/** A change as the server's log keeps it. */
export type Change = { label: string; patches: Patches }

/** The patches of several changes, in order. */
export function allPatches(changes: readonly Change[]): Patches {
  return changes.flatMap((change) => change.patches)
}

/** One label for several changes, each word of it once. */
export function commonLabel(changes: readonly Change[]): string {
  return [...new Set(changes.map((change) => change.label))].join(', ')
}

/**
 * Runs an edit on a copy of a design. The copy is frozen, so that a stray mutation throws.
 * @returns the copy, the patches that lead to it and those that lead back; without a change both lists are empty
 */
export function edit(
  design: Design,
  run: (draft: Draft<Design>) => void,
): { next: Design; patches: Patches; inverse: Patches } {
  // the type of a frozen result is too deep for the compiler, and no different for readers
  const produce = create as unknown as (
    base: Design,
    run: (draft: Draft<Design>) => void,
    options: { enablePatches: true; enableAutoFreeze: true },
  ) => [Design, Patches, Patches]
  const [next, patches, inverse] = produce(design, (draft) => void run(draft), {
    enablePatches: true,
    enableAutoFreeze: true,
  })
  return { next, patches, inverse }
}

/** Applies changes to a design. Throws when a place that they change is gone. */
export function applyChanges(design: Design, changes: readonly Change[]): Design {
  const patches = allPatches(changes)
  return patches.length === 0 ? design : apply(design, patches)
}

/** Where a patch changes something. */
export function patchPath(patch: Patches[number]): Path {
  return typeof patch.path === 'string' ? patch.path.split('/').slice(1) : patch.path
}

/** The value that stands at a path, or undefined. */
export function valueAt(root: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[String(key)] : undefined,
    root,
  )
}

/** Whether one path is the other or leads to it. */
function overlap(one: Path, other: Path): boolean {
  const length = Math.min(one.length, other.length)
  for (let index = 0; index < length; index++) if (String(one[index]) !== String(other[index])) return false
  return true
}

/** A field that both sides changed, each to something else. */
export type Clash = { path: Path; before: unknown; mine: unknown; theirs: unknown }

/**
 * The fields that both mine and theirs changed since `base`, to different values. Positions on the canvas never clash:
 * the last one wins.
 */
export function findClashes(base: Design, mine: readonly Change[], theirs: readonly Change[]): Clash[] {
  const theirPaths = allPatches(theirs).map(patchPath)
  const paths = new Map<string, Path>()
  for (const path of allPatches(mine).map(patchPath)) {
    if (path[0] === 'layout') continue
    const other = theirPaths.find((candidate) => overlap(candidate, path))
    if (other === undefined) continue
    const shared = arrayRoot(base, other.length < path.length ? other : path)
    paths.set(JSON.stringify(shared), shared)
  }
  const myDesign = tryApply(base, mine)
  const theirDesign = tryApply(base, theirs)
  return [...paths.values()]
    .map((path) => ({
      path,
      before: valueAt(base, path),
      mine: valueAt(myDesign, path),
      theirs: valueAt(theirDesign, path),
    }))
    .filter((clash) => JSON.stringify(clash.mine) !== JSON.stringify(clash.theirs))
}

/** A list is one value: positions inside it mean something else once the other side has changed it. */
function arrayRoot(base: Design, path: Path): Path {
  for (let length = 1; length < path.length; length++) {
    if (Array.isArray(valueAt(base, path.slice(0, length)))) return path.slice(0, length)
  }
  return path
}

function tryApply(base: Design, changes: readonly Change[]): Design | undefined {
  try {
    return applyChanges(base, changes)
  } catch {
    return undefined
  }
}
