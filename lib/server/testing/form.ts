/** A form with these bytes in it as its file. */
export function formWith(bytes: Uint8Array<ArrayBuffer>, name = 'gate.png', type = 'image/png'): FormData {
  const form = new FormData()
  form.set('file', new File([bytes], name, { type }))
  return form
}
