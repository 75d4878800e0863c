/** Limits of a shared request: of its payload in bytes of JSON, and of a payload that travels in the link, in characters. */
export const shareLimits = { payloadBytes: 2_000_000, linkCharacters: 200_000 } as const
