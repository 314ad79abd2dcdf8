/** The shortest password that is taken, in characters; the contract of the endpoints says the same. */
const SHORTEST_PASSWORD = 10

const NUMBER = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine']

/** What is wrong with a new password, or null: "Nine characters. It takes ten or more; a short sentence is fine." */
export function passwordProblem(password: string): string | null {
  const { length } = password
  if (length >= SHORTEST_PASSWORD) return length > 128 ? 'It takes 128 characters or fewer.' : null
  if (length === 0) return 'It takes ten characters or more; a short sentence is fine.'
  return `${NUMBER[length]} ${length === 1 ? 'character' : 'characters'}. It takes ten or more; a short sentence is fine.`
}
