import type { FindingBody } from '@/lib/contracts/claim'
import type { CitationBody } from '@/lib/contracts/source'
import type { Priority } from '@/lib/domain/priority'
import type { Resolution } from '@/lib/domain/resolution'
import type { SampleRole } from './sample-people'
import type { SampleSource } from './sample-sources'

/** A citation, its source named as in SAMPLE_SOURCES. */
export type SampleCitation = Omit<CitationBody, 'source' | 'sourceId' | 'accessedAt'> & {
  readonly source: SampleSource
}

export interface SampleComment {
  readonly by: SampleRole
  readonly text: string
  readonly replies?: readonly { readonly by: SampleRole; readonly text: string }[]
}

/** What is done to a claim, in the order of the fields; left out: not done. */
export interface SampleWork {
  readonly finding?: FindingBody & { readonly by: SampleRole }
  readonly review?: {
    readonly by: SampleRole
    readonly decision: 'approve' | 'return'
    readonly reason?: string
  }
  readonly resolution?: {
    readonly by: SampleRole
    readonly resolution: Resolution
    readonly reason?: string
  }
}

/**
 * A claim of the sample, told by what is done to it. To replay: mark the quote (it stands once in the plain text of
 * SAMPLE_MARKDOWN, a line break between blocks); assign; cite; comment; then finding, review and resolution. When
 * all claims are through, make SAMPLE_EDITS in their order (`sampleEdit`), then each claim's `afterEdits`.
 */
export interface SampleClaim extends SampleWork {
  readonly quote: string
  readonly markedBy: SampleRole
  readonly assignee?: SampleRole
  readonly priority?: Priority
  readonly citations?: readonly SampleCitation[]
  readonly comments?: readonly SampleComment[]
  readonly afterEdits?: SampleWork & { readonly dismissed?: true }
}

/** A change of the draft by the editor: `find` stands once in the plain text and lies within one block. */
export interface SampleEdit {
  readonly find: string
  readonly replace: string
}

/** The claims of the sample in reading order: between them every state that a claim can have. */
export const SAMPLE_CLAIMS: readonly SampleClaim[] = [
  {
    quote: 'ran on paper',
    markedBy: 'checker',
    finding: {
      by: 'checker',
      status: 'opinion',
      note: 'The gate shows most departures; “on paper” is our verdict.',
    },
    review: { by: 'reviewer', decision: 'approve' },
  },
  {
    quote: '£1.86 million over three winters',
    markedBy: 'checker',
    citations: [
      {
        source: 'contract',
        stance: 'supports',
        primary: true,
        locator: 'Schedule B',
        excerpt: 'GBP 620,000 per year of service',
      },
      { source: 'departures', stance: 'supports', primary: true, locator: 'Sheet 1' },
    ],
    finding: {
      by: 'checker',
      status: 'verified',
      note: 'Three times the yearly price; no extras were billed.',
    },
    review: { by: 'reviewer', decision: 'approve' },
  },
  {
    quote: 'Her shift ends at 2.20 in the morning',
    markedBy: 'editor',
    assignee: 'checker',
    citations: [{ source: 'renshaw', stance: 'supports', primary: true, locator: 'Call of 8 January' }],
    comments: [
      {
        by: 'checker',
        text: 'Asked her for a rota. She will photograph the one on the ward.',
        replies: [{ by: 'editor', text: 'Good. If it does not come by noon, say “after two”.' }],
      },
    ],
    finding: { by: 'checker', status: 'in_progress' },
  },
  {
    quote: 'the four miles home',
    markedBy: 'checker',
    citations: [
      {
        source: 'routeMap',
        stance: 'contradicts',
        primary: false,
        locator: 'Lindholt General to Weir Lane',
        excerpt: '5.6 km on foot',
      },
    ],
    finding: {
      by: 'checker',
      status: 'needs_change',
      note: '5.6 km is three and a half miles.',
      proposedWording: 'the three and a half miles home',
    },
  },
  {
    quote: 'a survey in which 61 per cent of night workers said they would leave their cars at home for it',
    markedBy: 'checker',
    assignee: 'checker',
    citations: [
      {
        source: 'surveyRelease',
        stance: 'supports',
        primary: false,
        locator: 'Paragraph 2',
        excerpt: '61 per cent',
      },
      { source: 'surveyNews', stance: 'supports', primary: false, locator: 'Paragraph 1' },
    ],
    finding: { by: 'checker', status: 'verified', note: 'The survey itself has not been seen.' },
  },
  {
    quote: '£620,000 a year',
    markedBy: 'checker',
    citations: [{ source: 'contract', stance: 'supports', primary: true, locator: 'Schedule B' }],
    finding: { by: 'checker', status: 'verified' },
    review: { by: 'reviewer', decision: 'approve' },
  },
  {
    quote: 'the largest transport subsidy in the town’s history',
    markedBy: 'checker',
    comments: [{ by: 'checker', text: 'Accounts before 1996 were lost in the archive fire.' }],
    finding: {
      by: 'checker',
      status: 'cannot_verify',
      note: 'Largest since 1996, when the accounts begin. Nothing older survives.',
    },
    review: { by: 'reviewer', decision: 'approve' },
    resolution: {
      by: 'editor',
      resolution: 'stet',
      reason:
        'The mayor said the same in council, on record; prices before 1996 make a larger one implausible.',
    },
  },
  {
    quote: 'the trams stopped in 1951',
    markedBy: 'checker',
    citations: [
      {
        source: 'tramBook',
        stance: 'supports',
        primary: true,
        locator: 'p. 212',
        excerpt: 'The last car ran on 4 August 1951.',
      },
    ],
    finding: { by: 'checker', status: 'verified' },
    review: { by: 'reviewer', decision: 'approve' },
  },
  {
    quote: 'Of 1,092 departures invoiced last winter, 318 have no matching exit from the yard',
    markedBy: 'checker',
    priority: 'high',
    citations: [
      {
        source: 'gateLog',
        stance: 'supports',
        primary: true,
        locator: 'Join of rows 2 to 41,870 with the invoices',
      },
      { source: 'departures', stance: 'context', primary: true, locator: 'Sheet 2' },
    ],
    finding: {
      by: 'checker',
      status: 'verified',
      note: 'Joined twice, by two people, with a window of 20 minutes.',
    },
    review: { by: 'reviewer', decision: 'approve', reason: 'Went through the join; 318 both times.' },
  },
  {
    quote: '1,092 departures',
    markedBy: 'checker',
    citations: [{ source: 'departures', stance: 'supports', primary: true, locator: 'Sheet 1, row 4' }],
    finding: { by: 'checker', status: 'verified', note: '182 nights, six departures each.' },
    review: { by: 'reviewer', decision: 'approve' },
  },
  {
    quote: '318 have no matching exit from the yard. On 47 nights, no N4 coach left it at all',
    markedBy: 'reviewer',
    assignee: 'checker',
    citations: [
      { source: 'gateLog', stance: 'supports', primary: true, locator: 'Nights without an N4 plate' },
    ],
    finding: { by: 'checker', status: 'verified', note: 'Forty-seven nights, counted from noon to noon.' },
    review: {
      by: 'reviewer',
      decision: 'return',
      reason: 'Was a hired coach with another number used on any of the 47?',
    },
  },
  {
    quote: 'adopted in 2019',
    markedBy: 'checker',
    citations: [
      {
        source: 'paymentRules',
        stance: 'supports',
        primary: true,
        locator: 'Title page',
        excerpt: 'Adopted 6 March 2019',
      },
    ],
    finding: { by: 'checker', status: 'verified' },
    review: { by: 'reviewer', decision: 'approve' },
  },
  {
    quote: 'a former controller who worked at the yard until May',
    markedBy: 'editor',
    assignee: 'checker',
    priority: 'high',
    citations: [
      {
        source: 'controller',
        stance: 'supports',
        primary: true,
        locator: 'Met on 12 January',
        excerpt: 'I locked the yard for the last time on 30 May.',
      },
    ],
    comments: [{ by: 'checker', text: 'Pay slip for May seen, not copied.' }],
    finding: { by: 'checker', status: 'verified', note: 'Identity known to the desk.' },
  },
  {
    quote: 'No other town in the county pays without it.',
    markedBy: 'checker',
    finding: { by: 'checker', status: 'cannot_verify', note: 'Four of eleven towns answered.' },
    review: { by: 'reviewer', decision: 'approve' },
    resolution: { by: 'editor', resolution: 'cut' },
  },
  {
    quote: 'The mayor’s office did not reply to five letters.',
    markedBy: 'editor',
    priority: 'low',
    afterEdits: { dismissed: true },
  },
  {
    quote: 'The gate misses one vehicle in five when it rains',
    markedBy: 'checker',
    priority: 'high',
    citations: [
      {
        source: 'quillaneMail',
        stance: 'supports',
        primary: false,
        locator: 'Paragraph 3',
        excerpt: 'up to 20 per cent in wet conditions',
      },
      { source: 'makerSheet', stance: 'contradicts', primary: true, locator: 'p. 7, table 2' },
    ],
    finding: {
      by: 'checker',
      status: 'disputed',
      note: 'The company says it; the maker’s test found 0.07 per cent.',
    },
    review: { by: 'reviewer', decision: 'approve' },
  },
  {
    quote: '99.2 per cent of journeys completed',
    markedBy: 'checker',
    citations: [{ source: 'quillaneMail', stance: 'supports', primary: false, locator: 'Paragraph 4' }],
    finding: {
      by: 'checker',
      status: 'cannot_verify',
      note: 'The tracking was asked for three times and not shown.',
      proposedWording: 'what it calls its own tracking shows 99.2 per cent of journeys completed',
    },
  },
  {
    quote: 'from 214 a night to 38 within a year',
    markedBy: 'checker',
    citations: [
      {
        source: 'ridership',
        stance: 'contradicts',
        primary: true,
        locator: 'Line N4, rows 31 to 395',
        excerpt: '214; 83',
      },
    ],
    finding: {
      by: 'checker',
      status: 'needs_change',
      note: '38 is the lowest single night. The yearly mean fell to 83.',
      proposedWording: 'from 214 a night to 83 within a year',
    },
    review: { by: 'reviewer', decision: 'approve' },
    resolution: { by: 'editor', resolution: 'fix' },
  },
  {
    quote: 'auditor had asked twice for the tracking data',
    markedBy: 'editor',
    assignee: 'checker',
    priority: 'high',
  },
  {
    quote: 'had told the transport committee that coaches were “signed out and parked”',
    markedBy: 'checker',
    citations: [
      {
        source: 'committeeTape',
        stance: 'supports',
        primary: true,
        locator: '1:12:40',
        excerpt: 'They are signed out, then parked.',
      },
    ],
    finding: { by: 'checker', status: 'verified', note: 'Clear on the tape.' },
  },
  {
    quote: 'We bought a timetable, not a bus.\nThat is how Ida Kestrel puts it',
    markedBy: 'checker',
    assignee: 'reviewer',
    finding: { by: 'reviewer', status: 'opinion', note: 'Her words, read back to her on 14 January.' },
  },
  {
    quote: 'passed by nine to one',
    markedBy: 'checker',
    citations: [
      {
        source: 'minutes',
        stance: 'context',
        primary: true,
        locator: 'Item 4',
        excerpt: 'For 8, against 1',
      },
    ],
    finding: {
      by: 'checker',
      status: 'needs_change',
      note: 'Eight to one; one member had left the room.',
      proposedWording: 'passed by eight to one',
    },
    review: { by: 'reviewer', decision: 'approve' },
    resolution: { by: 'editor', resolution: 'fix' },
    afterEdits: {
      finding: {
        by: 'checker',
        status: 'verified',
        note: 'Eight to one, as in the minutes.',
        proposedWording: null,
      },
      review: { by: 'reviewer', decision: 'approve' },
    },
  },
  {
    quote: 'Councillors were given four minutes to read the file.',
    markedBy: 'checker',
    citations: [{ source: 'minutes', stance: 'supports', primary: true, locator: 'Item 4' }],
    finding: { by: 'checker', status: 'verified' },
    review: { by: 'reviewer', decision: 'approve' },
  },
  {
    quote: 'says the line was “always a pilot”',
    markedBy: 'editor',
    citations: [
      {
        source: 'surveyRelease',
        stance: 'contradicts',
        primary: true,
        locator: 'Paragraph 5',
        excerpt: 'a lasting service',
      },
    ],
    finding: {
      by: 'checker',
      status: 'disputed',
      note: 'He said it to us; the town announced “a lasting service” in 2022. The reader should hear both.',
      proposedWording: 'now says the line was “always a pilot”',
    },
    review: {
      by: 'reviewer',
      decision: 'return',
      reason: 'Ask him about the release before we set it against him.',
    },
  },
  {
    quote: 'four times what it spent before the line began',
    markedBy: 'checker',
    assignee: 'checker',
    comments: [
      {
        by: 'reviewer',
        text: 'Before the line, or before the first full year of it?',
        replies: [{ by: 'checker', text: 'The hospital gave the year to August 2022.' }],
      },
    ],
  },
  {
    quote: 'Night buses cut sick leave among shift workers by a tenth',
    markedBy: 'checker',
    citations: [
      {
        source: 'sickLeave',
        stance: 'supports',
        primary: true,
        locator: 'p. 9',
        excerpt: 'a reduction of 9.6 per cent',
      },
    ],
    finding: { by: 'checker', status: 'verified', note: 'Six towns, two years. 9.6 per cent, rounded.' },
  },
  {
    quote: 'Six coaches were due. Two came.',
    markedBy: 'editor',
    citations: [
      { source: 'atTheStop', stance: 'supports', primary: true, locator: 'Notebook, pp. 31 to 34' },
      { source: 'stopPhotos', stance: 'supports', primary: true, locator: 'Frames 3 and 11' },
    ],
    finding: { by: 'editor', status: 'verified', note: 'My own watch at the stop.' },
  },
  {
    quote: '£51,667 a month',
    markedBy: 'checker',
    finding: { by: 'checker', status: 'verified', note: '£620,000 divided by twelve, rounded to the pound.' },
    review: { by: 'reviewer', decision: 'approve' },
  },
]

/**
 * What the editor changes once the claims stand. One approved and one waiting finding go stale, a proposal is
 * applied, and two claims lose their text.
 */
export const SAMPLE_EDITS: readonly SampleEdit[] = [
  { find: 'adopted in 2019', replace: 'adopted in March 2019' },
  { find: '“signed out and parked”', replace: '“signed out, then parked”' },
  { find: 'passed by nine to one', replace: 'passed by eight to one' },
  { find: ' Councillors were given four minutes to read the file.', replace: '' },
  { find: ' The mayor’s office did not reply to five letters.', replace: '' },
]
