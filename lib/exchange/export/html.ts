import type { AnnotatedCopy } from '../annotated-copy'
import { PROFILE_LABEL, statusWords, titleOf } from '../copy-words'
import { draftMarkup } from './html-body'
import { coverMarkup } from './html-cover'
import { iconSprite } from './html-icons'
import { claimsInFull, orphansMarkup, sourcesMarkup } from './html-lists'
import { STYLE } from './html-style'
import { Markup, markup } from './markup'

/* Nothing may load, run or be sent, wherever the file is opened. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

/** The copy as one HTML file that needs nothing else: no script, no font, no picture from elsewhere. */
export function htmlCopy(copy: AnnotatedCopy): string {
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="generator" content="Stet">
<title>${PROFILE_LABEL[copy.profile]}: ${titleOf(copy)}</title>
<link rel="icon" href="data:,">
<style>${new Markup(STYLE)}</style>
</head>
<body>
${iconSprite()}
<main class="a4">
${coverMarkup(copy)}
${draftMarkup(copy)}
${orphansMarkup(copy)}
${sourcesMarkup(copy)}
${claimsInFull(copy)}
<p class="pf"><span dir="auto">${titleOf(copy)}, v ${copy.version}</span><span class="sp"></span><span>${statusWords(copy).label.replace(/\.$/, '')}</span></p>
</main>
</body>
</html>
`.html
}
