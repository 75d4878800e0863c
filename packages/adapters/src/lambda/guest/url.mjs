/** Code for inside the sandbox: URL, URLSearchParams and the modules `url` and `querystring`. Parsing is done by the host. */
export const urlSource = String.raw`(function (host, guest) {
  'use strict'
  const parse = JSON.parse, stringify = JSON.stringify
  const encode = (text) => encodeURIComponent(text).replace(/%20/g, '+').replace(/[!'()~]/g, (found) => '%' + found.charCodeAt(0).toString(16).toUpperCase())
  const decode = (text) => { try { return decodeURIComponent(text.replace(/\+/g, ' ')) } catch { return text } }
  const pairsOf = (text) => text.replace(/^\?/, '').split('&').filter((part) => part !== '').map((part) => {
    const at = part.indexOf('=')
    return at === -1 ? [decode(part), ''] : [decode(part.slice(0, at)), decode(part.slice(at + 1))]
  })
  class URLSearchParams {
    #pairs
    #changed
    constructor(init, changed) {
      this.#changed = changed
      if (init === undefined || init === null) this.#pairs = []
      else if (typeof init === 'object') this.#pairs = (typeof init[Symbol.iterator] === 'function' ? [...init] : Object.entries(init)).map(([name, value]) => [String(name), String(value)])
      else this.#pairs = pairsOf(String(init))
    }
    #set(pairs) { this.#pairs = pairs; if (this.#changed) this.#changed(this.toString()) }
    append(name, value) { this.#set([...this.#pairs, [String(name), String(value)]]) }
    delete(name) { this.#set(this.#pairs.filter((pair) => pair[0] !== String(name))) }
    get(name) { const pair = this.#pairs.find((item) => item[0] === String(name)); return pair ? pair[1] : null }
    getAll(name) { return this.#pairs.filter((pair) => pair[0] === String(name)).map((pair) => pair[1]) }
    has(name) { return this.#pairs.some((pair) => pair[0] === String(name)) }
    set(name, value) {
      const at = this.#pairs.findIndex((pair) => pair[0] === String(name))
      if (at === -1) return this.append(name, value)
      this.#set(this.#pairs.filter((pair, index) => index === at || pair[0] !== String(name)).map((pair, index) => index === at ? [pair[0], String(value)] : pair))
    }
    sort() { this.#set([...this.#pairs].sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0))) }
    get size() { return this.#pairs.length }
    forEach(run, self) { for (const [name, value] of this.#pairs) run.call(self, value, name, this) }
    *entries() { for (const [name, value] of this.#pairs) yield [name, value] }
    *keys() { for (const pair of this.#pairs) yield pair[0] }
    *values() { for (const pair of this.#pairs) yield pair[1] }
    [Symbol.iterator]() { return this.entries() }
    toString() { return this.#pairs.map(([name, value]) => encode(name) + '=' + encode(value)).join('&') }
  }
  const members = ['href', 'protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname', 'search', 'hash']
  class URL {
    #parts
    #params
    constructor(url, base) {
      this.#parts = parse(host.url(stringify([String(url), base === undefined ? null : String(base)])))
      if (this.#parts === null) throw Object.assign(new TypeError('Invalid URL'), { code: 'ERR_INVALID_URL', input: String(url) })
    }
    get origin() { return this.#parts.origin }
    get searchParams() {
      this.#params ??= new URLSearchParams(this.#parts.search, (search) => { this.#parts = parse(host.url(stringify([this.#parts.href, null, 'search', search]))) })
      return this.#params
    }
    toString() { return this.#parts.href }
    toJSON() { return this.#parts.href }
    static canParse(url, base) { return parse(host.url(stringify([String(url), base === undefined ? null : String(base)]))) !== null }
    static {
      for (const member of members) Object.defineProperty(this.prototype, member, { enumerable: true, configurable: true,
        get() { return this.#parts[member] },
        set(value) { this.#parts = parse(host.url(stringify([this.#parts.href, null, member, String(value)]))) ?? this.#parts; this.#params = undefined } })
    }
  }
  guest.define({ URL, URLSearchParams })
  guest.module('url', { URL, URLSearchParams, fileURLToPath: (url) => new URL(url).pathname, pathToFileURL: (path) => new URL('file://' + path) })
  guest.module('querystring', {
    parse: (text) => {
      const result = Object.create(null)
      for (const [name, value] of pairsOf(String(text))) result[name] = result[name] === undefined ? value : [].concat(result[name], value)
      return result
    },
    stringify: (values) => Object.entries(values).flatMap(([name, value]) => [].concat(value).map((item) => encodeURIComponent(name) + '=' + encodeURIComponent(String(item)))).join('&'),
    escape: encodeURIComponent, unescape: decodeURIComponent,
  })
})`
