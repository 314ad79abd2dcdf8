/** The rows of a CSV text as RFC 4180 reads it; throws where the text breaks a rule of it. */
export function csvRows(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < text.length) {
    let cell = ''
    if (text[at] === '"') {
      at++
      for (;;) {
        if (at >= text.length) throw new Error('A quoted cell has no end.')
        if (text[at] === '"' && text[at + 1] === '"') {
          cell += '"'
          at += 2
        } else if (text[at] === '"') {
          at++
          break
        } else cell += text[at++]
      }
    } else {
      while (at < text.length && text[at] !== ',' && text[at] !== '\r') {
        if (text[at] === '"' || text[at] === '\n')
          throw new Error(`A bare ${JSON.stringify(text[at])} at ${at}.`)
        cell += text[at++]
      }
    }
    row.push(cell)
    if (text[at] === ',') {
      at++
      if (at === text.length) throw new Error('The last row has no end.')
    } else if (text.startsWith('\r\n', at)) {
      rows.push(row)
      row = []
      at += 2
    } else throw new Error(`Something follows a cell at ${at}.`)
  }
  if (row.length > 0) throw new Error('The last row has no end.')
  return rows
}
