/** The words that the address asks to find in the draft, as a search leads to them; blank for none. */
export function soughtWords(): string {
  return new URLSearchParams(location.search).get('find') ?? ''
}
