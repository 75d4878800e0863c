/** What a body is made from. Each kind keeps its own draft, so that changing the kind loses nothing. */
export const bodyKinds = ['none', 'json', 'text', 'form', 'multipart', 'binary'] as const
export type BodyKind = (typeof bodyKinds)[number]

/**
 * A file whose bytes travel with the request. `type` is its media type, empty when nobody knows it. `missing`: only its name is
 * known, since a command named it or it was too large to be kept over a reload; it has to be chosen before sending.
 */
export type BodyFile = { name: string; type: string; base64: string; missing?: true | undefined }

/** A field of a form, as a row that can be switched off. */
export type FormField = { name: string; value: string; enabled: boolean }

/** A part of a multipart body: a text, or the file if there is one. `type` is the part's Content-Type, empty for none. */
export type MultipartPart = { name: string; value: string; type: string; file?: BodyFile | undefined; enabled: boolean }

/** The members of a request from which its body is made. */
export type RequestBody = {
  bodyKind: BodyKind
  /** text of the kinds `json` and `text` */
  body: string
  /** Content-Type of the kind `text`; empty: none is sent */
  textType: string
  form: FormField[]
  parts: MultipartPart[]
  /** body of the kind `binary` */
  file?: BodyFile | undefined
}

export const emptyBody: RequestBody = { bodyKind: 'none', body: '', textType: 'text/plain', form: [], parts: [] }
