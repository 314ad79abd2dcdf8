import 'server-only'
import { LEFT_OUT } from '@/db/queries/archive'

/** What `stet.json` says that it is, and of which version: of the layout, not of the tables. */
export const FORMAT = 'stet-archive'
export const FORMAT_VERSION = 1

/** The one folder in an archive: as a whole it is a bag after RFC 8493 (BagIt), which archives can check by themselves. */
const FOLDER = 'stet-archive'

/** The parts of an archive, by their paths in its folder. */
export const PART = {
  bagit: 'bagit.txt',
  readme: 'README.txt',
  description: 'stet.json',
  manifest: 'manifest-sha256.txt',
  tagManifest: 'tagmanifest-sha256.txt',
  table: (name: string) => `data/${name}.ndjson`,
  file: (store: string, hash: string) => `data/${store}/${hash}`,
} as const

/** Where a part lies in the ZIP file. */
export function placeOf(part: string): string {
  return `${FOLDER}/${part}`
}

/** The part at a place in the ZIP file; null when it is in no folder of ours. */
export function partAt(place: string): string | null {
  return place.startsWith(`${FOLDER}/`) ? place.slice(FOLDER.length + 1) : null
}

export const BAGIT = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'

/** A line of a manifest, as `sha256sum` writes and checks it. */
export function manifestLine(sha256: string, part: string): string {
  return `${sha256}  ${part}\n`
}

/** What an archive is, for somebody who finds it and has no Stet. */
export function readme(
  tables: readonly { readonly name: string; readonly holds: string }[],
  stores: readonly { readonly name: string; readonly holds: string }[],
): string {
  const tell = (parts: readonly (readonly [string, string])[]) =>
    parts.map(([name, what]) => `${name}\n    ${what}\n`)
  return `An archive of a newsroom that checks its facts with Stet
========================================================

This holds everything that a newsroom wrote and checked: its articles with every version of their drafts, the claims
marked in them, what was found out about each, the sources, the comments, who approved what, and a record of everything
that was done. It holds unpublished drafts and the names of confidential sources. Keep it as you would keep those.

How to read it without Stet
---------------------------

Each file in "data" that ends in .ndjson is a table: UTF-8 text, one row a line, each line a JSON object. Moments are
ISO 8601 in UTC. Ids are the same wherever they stand: "articleId" names the "id" of a row of articles.ndjson.
stet.json says which columns each table has, how many rows, and who made this archive and when.

${tell(tables.map(({ name, holds }) => [PART.table(name), holds])).join('\n')}
${tell(stores.map(({ name, holds }) => [PART.file(name, '*'), holds])).join('\n')}
The text of an article: take its row in snapshots.ndjson with the greatest version, walk through "doc" and join what
"text" says; then apply the rows of steps.ndjson with greater versions, if there are any, as prosemirror-transform does.
A claim lies where the draft carries the mark "claim" with its id; its words are also in claims.ndjson as "quote".

Is it whole?
------------

This folder is a bag after RFC 8493 (BagIt 1.0). manifest-sha256.txt has the SHA-256 of every file in "data", and
tagmanifest-sha256.txt that of every file beside it. In this folder:

    sha256sum -c tagmanifest-sha256.txt manifest-sha256.txt

Each row of events.ndjson carries the hash of the row before it in its article ("previous") and its own: SHA-256 of the
row's actorId, articleId, at, claimId, data, id, kind and previous as JSON after RFC 8785. chainHeads.ndjson says where
each of these chains ends.

How to put it back
------------------

Start a Stet in which nobody has been yet and choose "Start from an archive" on its first page, or at the command line:
npm run stet -- restore <this file>

What is not in it
-----------------

${tell(Object.entries(LEFT_OUT)).join('\n')}`
}
