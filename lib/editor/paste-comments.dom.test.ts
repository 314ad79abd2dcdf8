import { expect, it } from 'vitest'
import { commentsLeftOut, withoutComments } from './paste-comments'

const WORD = `<h1>Harbour</h1><p>At four, <span style="mso-comment-reference:A_1;mso-comment-date:20260304T1011">five
ships</span><span class=MsoCommentReference><a class=msocomanchor href="#_msocom_1">[A1]</a></span> lay there.</p>
<div style='mso-element:comment-list'><hr><div style='mso-element:comment' id=_com_1>
<p class=MsoCommentText>The log says four</p></div></div>`
const GOOGLE = `<p>Five ships<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup> lay there.</p>
<div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>The log says four</span></p></div>`

it.each([
  ['Word', WORD, 'HarbourAt four, five ships lay there.'],
  ['Google Docs', GOOGLE, 'Five ships lay there.'],
])('leaves the comments of %s out, and their signs, and nothing else', (_, html, text) => {
  const clean = withoutComments(html)
  expect(clean.comments).toBe(1)
  const { body } = new DOMParser().parseFromString(clean.html, 'text/html')
  expect(body.textContent?.replace(/\s+/g, ' ').trim()).toBe(text)
})

it('hands on what has no comments as it came', () => {
  const html = '<H1 CLASS=x>Harbour</H1><p>It <b>burned'
  expect(withoutComments(html)).toEqual({ html, comments: 0 })
})

it('says how many there were', () => {
  expect(commentsLeftOut(1)).toMatch(/^1 comment was left out\. /)
  expect(commentsLeftOut(3)).toMatch(/^3 comments were left out\. /)
})
