/** A thing that wants to stand at a height: `ideal` and the result are upper edges; `fixed` ones do not move. */
export type Wish = { ideal: number; height: number; weight: number; fixed?: boolean }

/**
 * Heights for things in a column that keep their order and a gap, as near to their wishes as can be (least squares,
 * pool adjacent violators). Nothing stands above `top`.
 * @returns the upper edge of each thing, in the order given
 */
export function settle(wishes: readonly Wish[], gap: number, top: number): number[] {
  type Pool = { start: number; offset: number[]; height: number; weight: number; y: number }
  const pools: Pool[] = []
  for (const [index, wish] of wishes.entries()) {
    pools.push({ start: index, offset: [0], height: wish.height, weight: wish.weight, y: Math.max(wish.ideal, top) })
    for (let last = pools.length - 1; last > 0; last--) {
      const below = pools[last]
      const above = pools[last - 1]
      if (above === undefined || below === undefined || above.y + above.height + gap <= below.y) break
      const shift = above.height + gap
      const weight = above.weight + below.weight
      pools.splice(last - 1, 2, {
        start: above.start,
        offset: [...above.offset, ...below.offset.map((offset) => offset + shift)],
        height: shift + below.height,
        weight,
        y: Math.max((above.y * above.weight + (below.y - shift) * below.weight) / weight, top),
      })
    }
  }
  return pools.flatMap((pool) => pool.offset.map((offset) => Math.round(pool.y + offset)))
}
