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
  /** Adds `Authorization` and what it covers to the header fields of the request. */
  export function sign(
    request: Request,
    credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string },
  ): Request
}
