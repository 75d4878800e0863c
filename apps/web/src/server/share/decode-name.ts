/** A parameter's name as people read it; one that is badly encoded stays as it is. */
export function decodeName(name: string): string {
  try {
    return decodeURIComponent(name.replaceAll('+', ' '))
  } catch {
    return name
  }
}
