/** Whether a text matches an IAM pattern: `*` any run of characters, `?` one. Takes time proportional to both lengths multiplied. */
export function matchesGlob(pattern: string, text: string): boolean {
  let atPattern = 0
  let atText = 0
  let starAt = -1
  let resumeAt = 0
  while (atText < text.length) {
    const expected = pattern[atPattern]
    if (expected === '*') {
      starAt = atPattern
      resumeAt = atText
      atPattern += 1
    } else if (expected === '?' || (expected !== undefined && expected === text[atText])) {
      atPattern += 1
      atText += 1
    } else if (starAt >= 0) {
      atPattern = starAt + 1
      resumeAt += 1
      atText = resumeAt
    } else {
      return false
    }
  }
  while (pattern[atPattern] === '*') atPattern += 1
  return atPattern === pattern.length
}
