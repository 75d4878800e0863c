type Members = Record<string, unknown>

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Makes a draft equal to a value by changing only what differs, so that its patches say no more than what happened. */
export function writeInto(target: Members, next: Members): void {
  for (const key of Object.keys(target)) if (!Object.hasOwn(next, key)) delete target[key]
  for (const [key, value] of Object.entries(next)) {
    const present = target[key]
    if (isMembers(present) && isMembers(value)) writeInto(present, value)
    else if (JSON.stringify(present) !== JSON.stringify(value)) target[key] = value
  }
}
