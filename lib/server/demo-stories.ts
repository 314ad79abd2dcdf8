import 'server-only'
import type { Story } from './replay'

/** Nearly done: two claims wait for a reviewer, one for its checker. */
export const FERRY: Story = {
  desk: 'Local',
  byline: 'Joost Wieringa',
  deadlineInHours: 5,
  markdown: `---
standfirst: From May the Sandholm ferry stays in harbour on Sundays. The island learned of it from a sticker.
---

# No boat on Sunday

The note was taped to the ticket window on Monday: from 4 May the Sandholm ferry will not sail on Sundays. It has sailed every day since 1962, storms aside.

The operator, Norsund Line, says that Sunday crossings carried 31 passengers on average last winter, against 212 on a weekday. “We cannot burn nine hundred litres of diesel for thirty people,” says its director, Hanne Odell.

Some 480 people live on Sandholm. For the twelve who work weekends at the mainland hospital the next bridge is 61 kilometres away.
`,
  sources: {
    notice: {
      kind: 'document',
      title: 'Notice at the Sandholm ticket window',
      fields: { date: 'Seen Monday', author: 'Norsund Line' },
    },
    odell: {
      kind: 'person',
      title: 'Hanne Odell',
      fields: { role: 'Director', affiliation: 'Norsund Line', contact: 'press@norsund.example' },
    },
    counts: {
      kind: 'data_set',
      title: 'Passengers by crossing, last winter',
      url: 'https://norsund.example/open-data/passengers.csv',
      fields: { author: 'Norsund Line' },
    },
    register: {
      kind: 'official_record',
      title: 'Population register, Sandholm',
      fields: { author: 'County of Norsund', date: '1 January' },
    },
  },
  claims: [
    {
      quote: 'from 4 May the Sandholm ferry will not sail on Sundays',
      markedBy: 'checker',
      citations: [{ source: 'notice', stance: 'supports', primary: true }],
      finding: { by: 'checker', status: 'verified', note: 'Photographed at the window.' },
      review: { by: 'reviewer', decision: 'approve' },
    },
    {
      quote: 'every day since 1962',
      markedBy: 'checker',
      assignee: 'checker',
      priority: 'high',
      finding: { by: 'checker', status: 'in_progress' },
      comments: [
        { by: 'checker', text: 'The line’s own history says 1962; the museum thinks 1964. Calling both.' },
      ],
    },
    {
      quote: '31 passengers on average last winter, against 212 on a weekday',
      markedBy: 'checker',
      citations: [
        { source: 'counts', stance: 'supports', primary: true, locator: 'Sundays, November to March' },
        { source: 'odell', stance: 'supports', primary: false, locator: 'Call on Tuesday' },
      ],
      finding: { by: 'checker', status: 'verified', note: '31.4 and 211.8 in the file.' },
    },
    {
      quote: 'nine hundred litres of diesel',
      markedBy: 'editor',
      citations: [{ source: 'odell', stance: 'supports', primary: true, locator: 'Call on Tuesday' }],
      finding: {
        by: 'checker',
        status: 'verified',
        note: 'Her figure, read back to her. Says so in the quote.',
      },
    },
    {
      quote: 'Some 480 people live on Sandholm',
      markedBy: 'checker',
      citations: [{ source: 'register', stance: 'supports', primary: true, excerpt: '483' }],
      finding: { by: 'checker', status: 'verified' },
      review: { by: 'reviewer', decision: 'approve' },
    },
  ],
  edits: [],
}

/** Cleared in the morning; a sentence was changed afterwards. */
export const CHAIN: Story = {
  desk: 'City',
  byline: 'Nora Quist',
  deadlineInHours: 2,
  markdown: `---
standfirst: The mayoral chain of Lindholt lay in a pawnshop window for eleven days. Nobody had missed it.
---

# The mayor’s chain, yours for £400

For eleven days the chain of office of the town of Lindholt hung in the window of a pawnshop in Weir Lane, between an accordion and a pair of skates. The price was £400.

The chain was made in 1887 and is insured for £38,000. A cleaner recognised it on her way to work.
`,
  sources: {
    owner: {
      kind: 'person',
      title: 'The owner of the pawnshop',
      note: 'Asked not to be named.',
      confidential: true,
      fields: { role: 'Owner', affiliation: 'Weir Lane Loans', contact: '+44 1632 960022' },
    },
    policy: {
      kind: 'document',
      title: 'Insurance schedule of the town hall',
      fields: { author: 'Town of Lindholt', date: 'This year' },
    },
    window: {
      kind: 'own_observation',
      title: 'Seen in the window by our reporter',
      fields: { place: 'Weir Lane' },
    },
  },
  claims: [
    {
      quote: 'For eleven days',
      markedBy: 'checker',
      citations: [{ source: 'owner', stance: 'supports', primary: true, locator: 'His ledger, shown to us' }],
      finding: { by: 'checker', status: 'verified' },
      review: { by: 'reviewer', decision: 'approve' },
    },
    {
      quote: 'The price was £400',
      markedBy: 'checker',
      citations: [{ source: 'window', stance: 'supports', primary: true }],
      finding: { by: 'checker', status: 'verified' },
      review: { by: 'reviewer', decision: 'approve' },
    },
    {
      quote: 'made in 1887 and is insured for £38,000',
      markedBy: 'checker',
      citations: [{ source: 'policy', stance: 'supports', primary: true, locator: 'p. 14' }],
      finding: { by: 'checker', status: 'verified' },
      review: { by: 'reviewer', decision: 'approve' },
    },
  ],
  edits: [],
}

/** What the editor does to the chain once it is cleared. */
export const CHAIN_LATE_EDIT = { find: 'on her way to work', replace: 'on her way home' }

/** Fresh in: marked by the editor, not looked at by anybody; with a plan, the address of a picture. */
export const allotments = (plan: string): Story => ({
  desk: 'Local',
  byline: 'Pieter Amsel',
  deadlineInHours: null,
  markdown: `---
standfirst: Forty allotments come free in spring. More than nine hundred people want one.
---

# A garden, drawn from a hat

When the gates of the old brickworks open in April, the town will let forty allotments. By Friday 917 people had put their names down, and the parks office has given up on its waiting list, which reached back nineteen years.

![Plan of forty beds in eight columns and five rows, with two paths that cross at a pond](${plan})
The forty plots, 90 square metres each; the pond was the clay pit. Plan: parks office.

It will draw lots instead. “A list rewards those who were born early,” says the head of the parks office. A plot costs £55 a year, water included.
`,
  sources: {},
  claims: [
    { quote: 'the town will let forty allotments', markedBy: 'editor' },
    {
      quote: '917 people had put their names down',
      markedBy: 'editor',
      assignee: 'checker',
      priority: 'high',
    },
    { quote: 'reached back nineteen years', markedBy: 'editor' },
    { quote: '90 square metres each', markedBy: 'editor' },
    { quote: '£55 a year, water included', markedBy: 'editor', assignee: 'reviewer', priority: 'low' },
  ],
  edits: [],
})

/** Out since the day before yesterday, everything in it approved. */
export const SCHOOL: Story = {
  desk: 'Local',
  byline: 'Joost Wieringa',
  deadlineInHours: null,
  markdown: `---
standfirst: Sandholm’s school was to close in summer. Then a family of five came off the ferry.
---

# The ninth pupil

The school on Sandholm stays open, with nine pupils. In January it had eight, and a letter from the county that gave it until the summer.

Some 480 people live on Sandholm. Their school was built in 1911, for sixty children.
`,
  sources: {
    county: {
      kind: 'document',
      title: 'Letter of the county to the school on Sandholm',
      fields: { author: 'County of Norsund', date: '12 January' },
    },
    head: {
      kind: 'person',
      title: 'Mette Aalund',
      fields: { role: 'Head teacher', affiliation: 'Sandholm school', contact: '+44 1632 960071' },
    },
    register: {
      kind: 'official_record',
      title: 'Population register, Sandholm',
      fields: { author: 'County of Norsund', date: '1 January' },
    },
    stone: {
      kind: 'own_observation',
      title: 'Stone over the door of the school, seen by our reporter',
      fields: { place: 'Sandholm' },
    },
  },
  claims: [
    {
      quote: 'In January it had eight',
      markedBy: 'checker',
      citations: [
        { source: 'county', stance: 'supports', primary: true, locator: 'p. 1', excerpt: 'eight pupils' },
        { source: 'head', stance: 'supports', primary: true, locator: 'Call on Thursday' },
      ],
      finding: { by: 'checker', status: 'verified' },
      review: { by: 'reviewer', decision: 'approve' },
    },
    {
      quote: 'Some 480 people live on Sandholm',
      markedBy: 'checker',
      citations: [{ source: 'register', stance: 'supports', primary: true, excerpt: '483' }],
      finding: { by: 'checker', status: 'verified' },
      review: { by: 'reviewer', decision: 'approve' },
    },
    {
      quote: 'built in 1911, for sixty children',
      markedBy: 'editor',
      citations: [
        { source: 'stone', stance: 'supports', primary: true },
        { source: 'head', stance: 'supports', primary: true, locator: 'The school’s own chronicle' },
      ],
      finding: {
        by: 'checker',
        status: 'verified',
        note: 'The stone has the year, the chronicle the number.',
      },
      review: { by: 'reviewer', decision: 'approve' },
    },
  ],
  edits: [],
}

/** Where it came out. */
export const SCHOOL_URL = 'https://lantern.example/local/the-ninth-pupil'
