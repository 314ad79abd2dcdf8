/** A person as colleagues call them: the first of their names. */
export function firstName(name: string): string {
  return name.trim().split(/\s+/u)[0] || name
}
