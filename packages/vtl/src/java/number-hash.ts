/** Long.hashCode: both halves combined. */
export function longHash(value: bigint): number {
  const bits = BigInt.asUintN(64, value)
  return Number(BigInt.asIntN(32, (bits ^ (bits >> 32n)) & 0xffffffffn))
}

/** Double.hashCode: of the IEEE bits. */
export function doubleHash(value: number): number {
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, value)
  return view.getInt32(0) ^ view.getInt32(4)
}

/** Float.hashCode: the IEEE bits. */
export function floatHash(value: number): number {
  const view = new DataView(new ArrayBuffer(4))
  view.setFloat32(0, value)
  return view.getInt32(0)
}
