import type { EditorHandle } from '@/lib/editor/handle'

/** Asks for picture files, and adds them below the block with the caret. */
export function pickPictures(editor: EditorHandle): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = 'image/*'
  input.multiple = true
  input.onchange = () => void editor.addPictures([...(input.files ?? [])])
  input.click()
}
