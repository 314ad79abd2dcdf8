import type { ErrorStatus } from '@/lib/contracts/error'

/** An expected refusal of a use case: what the HTTP wrapper answers as `{error: {code, message, details?}}`. */
export interface Refusal {
  readonly status: ErrorStatus
  /** A word for programs, `snake_case`. */
  readonly code: string
  /** A sentence for people. */
  readonly message: string
  readonly details?: unknown
}

/** Unknown, or not for the actor to know: the two are never told apart. */
export function notFound(what = 'It'): Refusal {
  return { status: 404, code: 'not_found', message: `${what} is not here, or not for you to see.` }
}

/** The actor may read it, but not do this to it. */
export function forbidden(message = 'Your roles do not allow that.'): Refusal {
  return { status: 403, code: 'forbidden', message }
}

/** In conflict with the present state. */
export function conflict(code: string, message: string, details?: unknown): Refusal {
  return details === undefined ? { status: 409, code, message } : { status: 409, code, message, details }
}

/** Well formed, but it does not fit. */
export function unfit(code: string, message: string, details?: unknown): Refusal {
  return details === undefined ? { status: 422, code, message } : { status: 422, code, message, details }
}

/** Nobody to whom a claim could be assigned. */
export function unknownPerson(): Refusal {
  return unfit('unknown_person', 'Nobody who checks claims has this id.')
}

/** The request is malformed; `field` names what of its query or body. */
export function malformed(part: 'body' | 'query', field: string, message: string): Refusal {
  return {
    status: 400,
    code: 'invalid',
    message: `${field}: ${message}`,
    details: { part, issues: [{ path: field, message }] },
  }
}
