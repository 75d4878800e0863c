import type { JsonObject } from '@gatewright/definition'

export type ServiceErrorOptions = {
  readonly status?: number
  /** code in the query and REST XML protocols, where it differs from the name of the shape */
  readonly code?: string
  /** further members of the error document */
  readonly members?: JsonObject
}

/** A refusal of a simulated service: the name of its error shape and the message that the service sends. */
export class ServiceError extends Error {
  override readonly name: string
  readonly status: number
  readonly code: string
  readonly members: JsonObject

  constructor(name: string, message: string, { status = 400, code = name, members = {} }: ServiceErrorOptions = {}) {
    super(message)
    this.name = name
    this.status = status
    this.code = code
    this.members = members
  }
}
