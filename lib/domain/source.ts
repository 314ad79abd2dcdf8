/** What a source is. The list follows what magazine checkers mark in the margin. */
export const SOURCE_KINDS = [
  'person',
  'recording',
  'email',
  'document',
  'official_record',
  'data_set',
  'paper',
  'book',
  'news_article',
  'web_page',
  'photo_video',
  'press_release',
  'own_observation',
  'calculation',
] as const
export type SourceKind = (typeof SOURCE_KINDS)[number]

export const SOURCE_KIND_LABEL: Record<SourceKind, string> = {
  person: 'Person',
  recording: 'Recording',
  email: 'E-mail',
  document: 'Document',
  official_record: 'Official record',
  data_set: 'Data set',
  paper: 'Paper',
  book: 'Book',
  news_article: 'News article',
  web_page: 'Web page',
  photo_video: 'Photo or video',
  press_release: 'Press release',
  own_observation: 'Own observation',
  calculation: 'Calculation',
}

/** The fields a source can have besides kind, title, URL and note; each is free text. */
export const SOURCE_FIELDS = [
  'role',
  'affiliation',
  'contact',
  'author',
  'publisher',
  'date',
  'identifier',
  'place',
  'recipient',
] as const
export type SourceField = (typeof SOURCE_FIELDS)[number]

/** The fields that each kind asks for, in the order shown, with their labels; the title's label comes first. */
export const SOURCE_FORM: Record<
  SourceKind,
  {
    readonly title: string
    readonly fields: readonly (readonly [SourceField, string])[]
    readonly locator: string
  }
> = {
  person: {
    title: 'Name',
    fields: [
      ['role', 'Role'],
      ['affiliation', 'Affiliation'],
      ['contact', 'Contact'],
    ],
    locator: 'When and how',
  },
  recording: {
    title: 'Title',
    fields: [
      ['author', 'Who speaks'],
      ['date', 'Recorded on'],
      ['place', 'Where'],
    ],
    locator: 'Timestamp',
  },
  email: {
    title: 'Subject',
    fields: [
      ['author', 'From'],
      ['recipient', 'To'],
      ['date', 'Sent on'],
    ],
    locator: 'Paragraph',
  },
  document: {
    title: 'Title',
    fields: [
      ['author', 'Author'],
      ['date', 'Date'],
      ['identifier', 'Reference'],
    ],
    locator: 'Page',
  },
  official_record: {
    title: 'Title',
    fields: [
      ['publisher', 'Court or register'],
      ['identifier', 'File number'],
      ['date', 'Date'],
    ],
    locator: 'Page or item',
  },
  data_set: {
    title: 'Title',
    fields: [
      ['publisher', 'Publisher'],
      ['date', 'Version or date'],
    ],
    locator: 'Table, row or cell',
  },
  paper: {
    title: 'Title',
    fields: [
      ['author', 'Authors'],
      ['publisher', 'Journal'],
      ['date', 'Year'],
      ['identifier', 'DOI'],
    ],
    locator: 'Page',
  },
  book: {
    title: 'Title',
    fields: [
      ['author', 'Author'],
      ['publisher', 'Publisher'],
      ['date', 'Year'],
      ['identifier', 'ISBN'],
    ],
    locator: 'Page',
  },
  news_article: {
    title: 'Headline',
    fields: [
      ['publisher', 'Published in'],
      ['author', 'By'],
      ['date', 'Date'],
    ],
    locator: 'Paragraph',
  },
  web_page: {
    title: 'Title',
    fields: [
      ['publisher', 'Site'],
      ['date', 'Published on'],
    ],
    locator: 'Section or paragraph',
  },
  photo_video: {
    title: 'Title',
    fields: [
      ['author', 'Taken by'],
      ['date', 'Taken on'],
      ['place', 'Where'],
    ],
    locator: 'Timestamp or frame',
  },
  press_release: {
    title: 'Title',
    fields: [
      ['publisher', 'Issued by'],
      ['date', 'Date'],
    ],
    locator: 'Paragraph',
  },
  own_observation: {
    title: 'What was seen',
    fields: [
      ['author', 'Who saw it'],
      ['date', 'When'],
      ['place', 'Where'],
    ],
    locator: 'Notebook page',
  },
  calculation: {
    title: 'What was calculated',
    fields: [
      ['author', 'By'],
      ['date', 'On'],
    ],
    locator: 'Sheet or cell',
  },
}
