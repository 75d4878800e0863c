import { createServer, type Server } from 'node:http'

/** A server of pages that belong to nobody here: an empty one for calls of its own, and one with a frame. */
export class ForeignPages {
  readonly #server: Server = createServer((request, response) => {
    const frame = new URL(request.url ?? '/', 'http://foreign').searchParams.get('frame')
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(
      `<!doctype html><html lang="en"><title>Foreign</title>${frame === null ? '' : `<iframe title="Framed" width="720" height="480" src="${encodeURI(frame)}"></iframe>`}</html>`,
    )
  })

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
  }

  async stop(): Promise<void> {
    await new Promise((resolve) => this.#server.close(resolve))
  }

  get origin(): string {
    const address = this.#server.address()
    if (typeof address !== 'object' || address === null) throw new Error('the foreign pages are not served')
    return `http://127.0.0.1:${address.port}`
  }
}
