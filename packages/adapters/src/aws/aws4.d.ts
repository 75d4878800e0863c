/** A CommonJS package whose members Node finds on its default export alone. */
declare module 'aws4' {
  type Request = {
    host: string
    service: string
    region: string
    method: string
    path: string
    headers: { [name: string]: string }
    body: Buffer
  }
  type Aws4 = {
    /** Adds `Authorization` and what it covers to the header fields of the request. */
    sign(
      request: Request,
      credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string },
    ): Request
  }
  const aws4: Aws4
  export = aws4
}
