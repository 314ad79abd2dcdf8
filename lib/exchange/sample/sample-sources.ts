import type { SourceBody } from '@/lib/contracts/source'

const SOURCES = {
  renshaw: {
    kind: 'person',
    title: 'Maud Renshaw',
    note: 'Talked to twice; happy to be called again before noon.',
    fields: {
      role: 'Cleaner, night shift',
      affiliation: 'Lindholt General',
      contact: 'maud@renshaw.example',
    },
  },
  controller: {
    kind: 'person',
    title: 'Aled Brannock',
    note: 'Named to the desk only. Speaks on condition that neither name nor dates are printed.',
    confidential: true,
    fields: {
      role: 'Yard controller until May',
      affiliation: 'Quillane Coaches',
      contact: '+44 1632 960118',
    },
  },
  committeeTape: {
    kind: 'recording',
    title: 'Transport committee, public session',
    url: 'https://lindholt.example/committee/2024-02-13.mp3',
    fields: { author: 'Committee and public', date: '13 February 2024', place: 'Town hall, room 2' },
  },
  quillaneMail: {
    kind: 'email',
    title: 'Re: Your questions on line N4',
    fields: { author: 'Quillane Coaches, press desk', recipient: 'Nora Quist', date: '9 January' },
  },
  contract: {
    kind: 'document',
    title: 'Contract for line N4, with schedule of prices',
    fields: {
      author: 'Town of Lindholt and Quillane Coaches',
      date: '1 September 2022',
      identifier: 'LC/22/0077',
    },
  },
  paymentRules: {
    kind: 'official_record',
    title: 'Rules for the payment of transport operators',
    url: 'https://lindholt.example/rules/payments',
    fields: { publisher: 'Town of Lindholt', identifier: 'Ordinance 14', date: '6 March 2019' },
  },
  minutes: {
    kind: 'official_record',
    title: 'Minutes of the transport committee, 11 June 2024',
    url: 'https://lindholt.example/committee/2024-06-11',
    fields: { publisher: 'Town of Lindholt', identifier: 'TC 2024/6', date: '11 June 2024' },
  },
  gateLog: {
    kind: 'data_set',
    title: 'Gate log, Tanner’s Row, 1 October to 31 March',
    note: 'Released after a request. 41,870 rows; number plates shortened by the town.',
    fields: { publisher: 'Town of Lindholt', date: 'Release of 2 December' },
  },
  ridership: {
    kind: 'data_set',
    title: 'Passengers by line and night',
    url: 'https://data.lindholt.example/passengers.csv',
    fields: { publisher: 'Town of Lindholt', date: 'Version of 15 May 2024' },
  },
  sickLeave: {
    kind: 'paper',
    title: 'Night transport and absence among shift workers in six towns',
    url: 'https://doi.example/10.5555/marrick.2021.044',
    fields: {
      author: 'Osei, Tarrant and Vuk',
      publisher: 'Journal of Urban Work',
      date: '2021',
      identifier: '10.5555/marrick.2021.044',
    },
  },
  tramBook: {
    kind: 'book',
    title: 'Rails in the Rain: Trams of the Lind Valley',
    fields: {
      author: 'Hester Coyle',
      publisher: 'Valley Press',
      date: '1988',
      identifier: '978-0-00-000000-2',
    },
  },
  surveyNews: {
    kind: 'news_article',
    title: 'Night staff back bus plan',
    url: 'https://valley-herald.example/2022/05/night-bus',
    fields: { publisher: 'Valley Herald', author: 'Staff', date: '4 May 2022' },
  },
  routeMap: {
    kind: 'web_page',
    title: 'Footpaths and distances: ring road',
    url: 'https://maps.lindholt.example/ring-road',
    fields: { publisher: 'Town of Lindholt' },
  },
  stopPhotos: {
    kind: 'photo_video',
    title: 'Hospital stop, 14 pictures with times',
    fields: { author: 'Nora Quist', date: 'Tuesday, 0.00 to 4.05', place: 'Lindholt General, stop B' },
  },
  surveyRelease: {
    kind: 'press_release',
    title: 'Six in ten would leave the car',
    url: 'https://lindholt.example/news/n4-survey',
    fields: { publisher: 'Town of Lindholt', date: '3 May 2022' },
  },
  atTheStop: {
    kind: 'own_observation',
    title: 'Four hours at the hospital stop',
    fields: { author: 'Nora Quist', date: 'Tuesday, 0.00 to 4.00', place: 'Lindholt General, stop B' },
  },
  departures: {
    kind: 'calculation',
    title: 'Departures and prices, winter season',
    note: '182 nights × 6 departures = 1,092. £620,000 ÷ 12 = £51,667. £620,000 ÷ 1,092 = £568.',
    fields: { author: 'Bea Lindqvist', date: '5 January' },
  },
  makerSheet: {
    kind: 'document',
    title: 'Portacount gate: test report, wet conditions',
    fields: { author: 'Portacount', date: 'March 2022', identifier: 'TR-118' },
  },
} satisfies Record<string, SourceBody>

export type SampleSource = keyof typeof SOURCES

/** The sources of the sample, one of each kind at least, under the names by which its claims cite them. */
export const SAMPLE_SOURCES: Readonly<Record<SampleSource, SourceBody>> = SOURCES
