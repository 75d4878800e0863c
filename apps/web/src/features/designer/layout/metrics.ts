/** Measures of the canvas in flow units (pixels at 100 %); see the tokens of the interface. */
export const metrics = {
  contentY: 66,
  headStep: 34,
  firstHeadY: 21,
  headHeight: 28,
  api: { x: 12, width: 118, head: 28, row: 28 },
  trunkX: 186,
  resources: { x: 198, right: 418, indent: 14, head: 28, row: 24, foot: 4, gap: 12, deepest: 7 },
  lanes: { x: 448, pitch: 26, width: 5 },
  pills: { x: 538, width: 116, height: 20, afterLane: 38 },
  tracks: { afterPill: 14, pitch: 11, beforeBackend: 20 },
  backends: { x: 766, width: 180, widest: 264, height: 46, gap: 12, entryMargin: 9 },
  corner: 7,
  elbow: 5,
} as const

/** From this many authorizers on, heads are numbered shields and their names stand in a list. */
export const numberedHeadsFrom = 5
