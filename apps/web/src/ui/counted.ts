/** A whole number with its thousands apart: `1,204`. */
export function grouped(count: number): string {
  return count.toLocaleString('en-US')
}

/** A number with its noun: `1 method`, `1,204 methods`. */
export function counted(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`
}
