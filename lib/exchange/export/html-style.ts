import { STATUS_COLOUR, type StatusColour } from './status-colour'

/*
 * The style sheet of the HTML copy, from the design reference: light on paper always. Fonts are named, not carried:
 * the newsroom's own faces where they are installed, else what the reader's system has.
 */
const TOKENS = `:root { color-scheme: light;
--font-text: "Source Serif 4 Variable", "Source Serif 4", "Noto Serif", "Noto Naskh Arabic", "Noto Serif CJK SC", Georgia, serif;
--font-ui: "IBM Plex Sans Variable", "IBM Plex Sans", "Noto Sans", "Noto Sans Arabic", "Noto Sans CJK SC", system-ui, sans-serif;
--desk: #E6EAE7; --paper: #FCFDFB; --ink: #161B1A; --ink-2: #46504D; --ink-3: #59635F; --line: #D3D9D5; --pencil: #2246C8; --pencil-wash: #E6ECFC;
--ins: #DDF1E6; --ins-ink: #0F5238; --del: #FBE3E1; --del-ink: #8E1F2A;
--hatch: repeating-linear-gradient(135deg, rgb(22 27 26 / .15) 0 1px, transparent 1px 5px); }`

function status(name: string, { fill, line }: StatusColour, width: number, shape: string): string {
  const svg = `%3Csvg xmlns='http://www.w3.org/2000/svg' width='${width}' height='5' viewBox='0 0 ${width} 5'%3E${shape}%3C/svg%3E`
  return `.st-${name} { --f: #${fill}; --l: #${line}; --u: url("data:image/svg+xml,${svg}"); }`
}

function path(d: string, { line }: StatusColour, width: number, more = ''): string {
  return `%3Cpath d='${d}' fill='none' stroke='%23${line}' stroke-width='${width}'${more}/%3E`
}

const { unchecked, in_progress, verified, needs_change, disputed, cannot_verify, opinion } = STATUS_COLOUR
const STATUSES = [
  status('unchecked', unchecked, 9, path('M0 2h5.5', unchecked, 1.5)),
  status('in-progress', in_progress, 16, path('M0 2h8M11 2h2', in_progress, 1.75)),
  status('verified', verified, 8, path('M0 2h8', verified, 1.25)),
  status('needs-change', needs_change, 8, path('M0 2.5Q2 -.7 4 2.5T8 2.5', needs_change, 1.45)),
  status('disputed', disputed, 8, path('M0 .9h8M0 3.9h8', disputed, 1.25)),
  status(
    'cannot-verify',
    cannot_verify,
    6,
    path('M.6 4.5L3.4 .5', cannot_verify, 1.35, " stroke-linecap='round'"),
  ),
  status('opinion', opinion, 6, `%3Ccircle cx='2' cy='2.2' r='1.05' fill='%23${opinion.line}'/%3E`),
].join('\n')

const PAGE = `*, *::before, *::after { box-sizing: border-box; }
html { font-size: 16px; -webkit-text-size-adjust: 100%; }
body { margin: 0; padding: 32px 0; background: var(--desk); color: var(--ink); font: 400 .84375rem/1.42 var(--font-ui); font-variant-numeric: tabular-nums; }
h1, h2, h3, h4, h5, p, ul, ol, dl, dd, blockquote { margin: 0; padding: 0; }
a { color: inherit; }
bdi, p, li, dd, h1, h2, h3 { overflow-wrap: anywhere; }
:focus-visible { outline: 2px solid var(--pencil); outline-offset: 2px; border-radius: 3px; }
.t { font-family: var(--font-text); font-optical-sizing: auto; }
.sp { flex: 1; } .row { display: flex; align-items: center; gap: 8px; }
.vh { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.sprite { position: absolute; width: 0; height: 0; overflow: hidden; }
.i { width: 11px; height: 11px; fill: none; stroke: currentColor; stroke-width: 2.5; stroke-linecap: round; stroke-linejoin: round; vertical-align: -1.5px; color: var(--l); }
.logo { font: 600 italic 1.3125rem/1 var(--font-text); letter-spacing: -.01em; padding-bottom: 6px; background: radial-gradient(circle, var(--pencil) 1.25px, transparent 1.6px) 0 100% / 7px 5px repeat-x; }
.a4 { width: min(860px, 100%); margin: 0 auto; background: var(--paper); padding: 52px 60px 40px; box-shadow: 0 1px 0 rgb(22 27 26 / .05), 0 1px 2px rgb(22 27 26 / .06); }
.cover { border-bottom: 2px solid var(--ink); padding-bottom: 18px; margin-bottom: 26px; }
.ital { font-style: italic; color: var(--ink-2); font-size: 1rem; }
.cover h1 { font-size: 2.375rem; line-height: 1.08; font-weight: 600; letter-spacing: -.022em; margin: 22px 0 6px; text-wrap: balance; }
.cover .std { color: var(--ink-2); font-size: 1.0625rem; }
.cgrid { display: grid; grid-template-columns: minmax(0, 1fr) 190px; gap: 40px; margin-top: 20px; font-size: .78125rem; }
.cgrid dl > div { display: grid; grid-template-columns: 72px minmax(0, 1fr); padding: 4px 0; border-top: 1px solid var(--line); }
.cgrid dt { color: var(--ink-3); }
.cgrid table { width: 100%; border-collapse: collapse; align-self: start; }
.cgrid th { text-align: left; font-weight: 400; padding: 3px 0; border-top: 1px solid var(--line); }
.cgrid td { text-align: right; border-top: 1px solid var(--line); font-weight: 600; }
.ulbox { display: inline-block; width: 24px; height: 5px; margin-right: 9px; transform: translateY(-1px); background: var(--u) 0 50% / auto 5px repeat-x; }
.sw { border-bottom: 1.5px solid currentColor; }
ins { background: var(--ins); color: var(--ins-ink); text-decoration: none; border-bottom: 1px solid currentColor; }
del { background: var(--del); color: var(--del-ink); }`

const DRAFT = `.body { font-size: 1.03125rem; line-height: 1.72; padding-right: 252px; }
.body .as-typed { white-space: pre-wrap; }
.body p { margin-bottom: 1em; text-wrap: pretty; }
.body .head { font-size: 1.75rem; line-height: 1.25; font-weight: 600; letter-spacing: -.018em; margin-bottom: 8px; }
.body .sub { font-size: 1.0625rem; font-weight: 640; margin: 1.4em 0 .4em; }
.body .stand { font-size: 1.125rem; line-height: 1.6; color: var(--ink-2); }
.body blockquote { padding-inline-start: 18px; border-inline-start: 2px solid var(--line); margin-bottom: 1em; }
.body figure { margin: 1.4em 0 1.6em; } .body img { display: block; max-width: 100%; height: auto; width: auto; max-height: 70vh; break-inside: avoid; }
.body .cap { font-size: .875rem; line-height: 1.55; color: var(--ink-2); margin-top: .5em; } .body .gone::before { content: "[" attr(aria-label) "]"; color: var(--ink-3); font-style: italic; }
.body ul, .body ol { padding-inline-start: 24px; margin-bottom: 1em; } .body li > p { margin-bottom: .3em; }
.body hr { width: 64px; margin: 1.6em auto; border: 0; border-top: 1px solid var(--ink-3); }
.body::after { content: ""; display: block; clear: both; }
.c { --lane: 0; --fill: var(--f); --off: calc(1px + var(--lane) * 5px); --tall: calc(100% - 8px - var(--lane) * 5px); color: inherit; padding-bottom: var(--off); border-radius: 2px;
background: var(--u) 0 100% / auto 5px repeat-x, linear-gradient(var(--fill), var(--fill)) 0 3px / 100% var(--tall) no-repeat; -webkit-box-decoration-break: clone; box-decoration-break: clone; }
.c[data-lane="1"] { --lane: 1; } .c[data-lane="2"] { --lane: 2; }
.c.settled { --fill: transparent; }
.c.stale { background: var(--u) 0 100% / auto 5px repeat-x, var(--hatch) 0 3px / 100% var(--tall) no-repeat, linear-gradient(var(--fill), var(--fill)) 0 3px / 100% var(--tall) no-repeat; }
.c:target { outline: 2px solid var(--pencil); outline-offset: 1px; }
.ref { font: 640 .65rem/1 var(--font-ui); letter-spacing: 0; vertical-align: .55em; text-decoration: none; padding: 0 1px 0 2px; }
.snote { float: right; clear: right; width: 222px; margin: 4px -252px 9px 0; padding-top: 4px; border-top: 1px solid var(--line); font: 400 .71875rem/1.42 var(--font-ui); letter-spacing: normal; color: var(--ink-2); text-align: left; text-indent: 0; white-space: normal; }
.snote:target { background: var(--pencil-wash); box-shadow: 0 0 0 4px var(--pencil-wash); }
.snote b { color: var(--ink); font-weight: 620; } .snote a { text-decoration: none; }
.snote i, .orph i, .full i { font: italic 400 1.13em/1.3 var(--font-text); color: var(--ink); }`

const LISTS = `.orph, .srcs, .full { border-top: 1px solid var(--ink); padding-top: 10px; margin-top: 18px; font-size: .78125rem; line-height: 1.5; color: var(--ink-2); }
.orph h2, .srcs h2, .full h2 { font-size: .9375rem; font-weight: 640; margin-bottom: 5px; color: var(--ink); }
.orph p { margin-bottom: 4px; } .orph b, .full b { color: var(--ink); font-weight: 620; } .orph del { background: none; color: var(--ink); }
.srcs ol { columns: 2; column-gap: 36px; counter-reset: s; list-style: none; }
.srcs li { break-inside: avoid; padding-left: 34px; position: relative; margin-bottom: 5px; }
.srcs li::before { counter-increment: s; content: "[" counter(s) "]"; position: absolute; left: 0; color: var(--ink); font-weight: 560; }
.srcs li:target, .orph p:target, .full article:target { background: var(--pencil-wash); }
.said { white-space: pre-line; }
.full article { padding: 10px 0; border-top: 1px solid var(--line); break-inside: avoid-page; }
.full h3 { font-size: .9375rem; font-weight: 560; color: var(--ink); } .full h4 { font-size: .78125rem; font-weight: 560; color: var(--ink-3); margin-top: 6px; }
.full ul { padding-left: 18px; }
.pf { display: flex; gap: 20px; margin-top: 26px; padding-top: 8px; border-top: 1px solid var(--line); color: var(--ink-3); font-size: .71875rem; }`

/* On a narrow screen a note shows under its number once that is chosen; on paper it always stands in the margin. */
const MEDIA = `@media screen and (max-width: 640px) { body { padding: 0; } .a4 { padding: 24px 18px; } .cover h1 { font-size: 2rem; } .cgrid { grid-template-columns: minmax(0, 1fr); gap: 16px; }
.body { padding-right: 0; } .ref { padding: 7px 8px; } .snote { display: none; float: none; width: auto; margin: 4px 0 8px; padding: 4px 0 4px 10px; border-top: 0; border-left: 2px solid var(--l); } .snote:target { display: block; scroll-margin-top: 112px; } .srcs ol { columns: 1; } }
@media (forced-colors: active) { .c { background: none; text-decoration: underline; text-decoration-thickness: 2px; text-underline-offset: 4px; } .c.st-unchecked { text-decoration-style: dashed; } .c.st-needs-change { text-decoration-style: wavy; } .c.st-disputed { text-decoration-style: double; } .c.st-cannot-verify, .c.st-opinion { text-decoration-style: dotted; } }
@page { size: A4; margin: 16mm 14mm 18mm; }
@media print { body { padding: 0; background: none; } .a4 { width: auto; padding: 0; box-shadow: none; background: none; } .c, .ulbox, .logo, ins, del { print-color-adjust: exact; -webkit-print-color-adjust: exact; } .body { font-size: 10.5pt; orphans: 3; widows: 3; } .snote { font-size: 7.6pt; break-inside: avoid; } .head, .sub, h2, h3 { break-after: avoid; } a { color: inherit; } .snote:target, .c:target { outline: 0; box-shadow: none; background-color: transparent; } }`

export const STYLE = [TOKENS, STATUSES, PAGE, DRAFT, LISTS, MEDIA].join('\n')
