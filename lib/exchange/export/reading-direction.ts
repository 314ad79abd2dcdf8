/** A letter that is written from right to left. */
export const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u
/** A letter of any script. */
export const LETTER = /\p{L}/u

/** Whether a block reads from right to left: by its first letter, as `dir="auto"` decides. */
export function readsRightToLeft(text: string): boolean {
  if (!RIGHT_TO_LEFT.test(text)) return false
  for (const letter of text) if (LETTER.test(letter)) return RIGHT_TO_LEFT.test(letter)
  return false
}

/** The languages of a text as far as letters tell them: which fonts and which spelling Word takes for them. */
export function languagesOf(text: string): {
  readonly eastAsia: 'ja-JP' | 'zh-CN' | 'ko-KR' | null
  readonly bidirectional: 'he-IL' | 'ar-SA' | null
} {
  const has = (script: RegExp) => script.test(text)
  return {
    eastAsia: has(/[\p{Script=Hiragana}\p{Script=Katakana}]/u)
      ? 'ja-JP'
      : has(/\p{Script=Hangul}/u)
        ? 'ko-KR'
        : has(/\p{Script=Han}/u)
          ? 'zh-CN'
          : null,
    bidirectional: has(/\p{Script=Arabic}/u) ? 'ar-SA' : has(/\p{Script=Hebrew}/u) ? 'he-IL' : null,
  }
}
