/**
 * Header by which a window says as whom it was opened. A session of somebody else, who has signed in since in the
 * same browser, is then refused (401 `other_person`): nobody's changes are made in another's name.
 */
export const ACTS_AS = 'x-stet-as'

let person: string | null = null

/** Says who sits at this window, for all calls from now on; null when nobody does. */
export function actAs(personId: string | null): void {
  person = personId
}

/** Who sits at this window; null where nobody is signed in. */
export function actor(): string | null {
  return person
}
