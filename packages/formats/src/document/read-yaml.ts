import type { Json, JsonObject } from '@gatewright/definition'
import { isAlias, isMap, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import { below, tokensOf } from '../json/pointer.ts'
import { ImportError, invalidInput } from '../openapi/import-error.ts'
import { documentLimits } from './limits.ts'
import type { ReadDocument } from './read-document.ts'
import { fromShortTag } from './short-tags.ts'

type Parsed = ReturnType<typeof parseDocument>

/**
 * Reads YAML text (1.2 core schema, with merge keys). Short CloudFormation tags (`!Sub`) become their long form (`Fn::Sub`).
 * @throws ImportError with the service's text and the place of the first mistake, or for aliases that multiply beyond {@link documentLimits}
 */
export function readYaml(text: string): Omit<ReadDocument, 'bytes'> {
  const lines = new LineCounter()
  let parsed: Parsed
  try {
    parsed = parseDocument(text, {
      lineCounter: lines,
      uniqueKeys: false,
      strict: false,
      logLevel: 'silent',
      merge: true,
    })
  } catch (cause) {
    throw new ImportError(invalidInput, { detail: cause instanceof Error ? cause.message : 'It is no YAML.' })
  }
  const error = parsed.errors[0]
  if (error !== undefined) {
    const place = error.linePos?.[0]
    throw new ImportError(invalidInput, {
      detail: reasonOf(error.message),
      ...(place === undefined ? {} : { line: place.line, column: place.col }),
    })
  }
  const dropped: ReadDocument['dropped'] = []
  const reader = new YamlToJson(dropped)
  const value = reader.convert(parsed.contents as Node | null, '', 0, false)
  return { value, syntax: 'YAML', dropped, linesOf: (pointers) => yamlLines(parsed, lines, reader, pointers) }
}

/** The first line of the reader's message without the place, which the error says by itself. */
const reasonOf = (message: string) =>
  message.replace(/ at line \d+, column \d+:?[\s\S]*$/, '').split('\n')[0] ?? message

class YamlToJson {
  private aliased = 0
  /** the nodes that have been anchored so far: an alias means the last one of its name before it */
  private readonly anchors = new Map<string, Node>()
  private readonly targets = new Map<Node, Node>()
  private readonly dropped: ReadDocument['dropped']

  constructor(dropped: ReadDocument['dropped']) {
    this.dropped = dropped
  }

  convert(node: Node | null | undefined, pointer: string, depth: number, inAlias: boolean): Json {
    if (depth > documentLimits.depth)
      throw new ImportError(
        `The document is nested more than ${documentLimits.depth} levels deep, or an alias holds itself.`,
      )
    if (inAlias) {
      this.aliased += 1
      if (this.aliased > documentLimits.aliasedValues)
        throw new ImportError(`YAML aliases multiply into more than ${documentLimits.aliasedValues} values.`)
    }
    if (node === null || node === undefined) return null
    if (isAlias(node)) {
      const target = this.targets.get(node) ?? this.anchors.get(node.source)
      if (target === undefined)
        throw new ImportError(invalidInput, { detail: `The alias *${node.source} has no anchor.` })
      this.targets.set(node, target)
      return this.convert(target, pointer, depth + 1, true)
    }
    if (!inAlias && node.anchor !== undefined) this.anchors.set(node.anchor, node)
    const value = this.plain(node, pointer, depth, inAlias)
    return fromShortTag(node.tag, value) ?? value
  }

  /** The node that a node stands for: what an alias means, else itself. */
  resolve(node: Node): Node {
    return this.targets.get(node) ?? node
  }

  private plain(node: Node, pointer: string, depth: number, inAlias: boolean): Json {
    if (isSeq(node))
      return node.items.map((item, index) => this.convert(item as Node, below(pointer, index), depth + 1, inAlias))
    if (isMap(node)) {
      const result: JsonObject = {}
      const merged: JsonObject[] = []
      for (const pair of node.items) {
        if (!isPair(pair)) continue
        const key = keyText(pair.key as Node | null)
        const value = this.convert(pair.value as Node | null, below(pointer, key), depth + 1, inAlias)
        if (key === '<<' && typeof value === 'object' && value !== null) {
          merged.push(
            ...(Array.isArray(value) ? value : [value]).filter(
              (entry): entry is JsonObject => typeof entry === 'object' && entry !== null && !Array.isArray(entry),
            ),
          )
          continue
        }
        if (Object.hasOwn(result, key))
          this.dropped.push({ pointer: below(pointer, key), reason: 'The key stands twice: the last one counts' })
        if (key === '__proto__')
          this.dropped.push({ pointer: below(pointer, key), reason: 'The key __proto__ is never taken over' })
        else result[key] = value
      }
      return merged.length === 0 ? result : Object.assign({}, ...merged.reverse(), result)
    }
    return isScalar(node) ? scalar(node.value, node.source, pointer) : null
  }
}

function scalar(value: unknown, source: string | undefined, pointer: string): Json {
  if (typeof value === 'number') {
    // A version written 1.0 is the text "1.0", not the number 1.
    if (pointer === '/info/version' && source !== undefined) return source
    return Number.isFinite(value) ? value : (source ?? String(value))
  }
  if (typeof value === 'bigint') return source ?? String(value)
  return typeof value === 'string' || typeof value === 'boolean' || value === null ? value : (source ?? String(value))
}

function keyText(key: Node | null): string {
  if (key === null || !isScalar(key)) return key === null ? '' : String(key)
  return key.value === null ? '' : typeof key.value === 'string' ? key.value : (key.source ?? String(key.value))
}

function yamlLines(
  document: Parsed,
  lines: LineCounter,
  reader: YamlToJson,
  pointers: readonly string[],
): Map<string, number> {
  const result = new Map<string, number>()
  for (const pointer of pointers) {
    let node: unknown = document.contents
    let offset = document.contents?.range?.[0]
    for (const token of tokensOf(pointer)) {
      if (isAlias(node)) node = reader.resolve(node)
      if (isMap(node)) {
        const pair = node.items.find((item) => keyText(item.key as Node | null) === token)
        if (pair === undefined) break
        offset = (pair.key as Node | null)?.range?.[0] ?? offset
        node = pair.value
      } else if (isSeq(node)) {
        node = node.items[Number(token)]
        offset = (node as Node | undefined)?.range?.[0] ?? offset
      } else break
    }
    if (offset !== undefined) result.set(pointer, lines.linePos(offset).line)
  }
  return result
}
