/** The roles that the people of the sample play, one each. */
const SAMPLE_ROLES = ['editor', 'checker', 'reviewer'] as const
export type SampleRole = (typeof SAMPLE_ROLES)[number]

/** Names for a newsroom that has nobody yet. */
export const SAMPLE_NAMES: Record<SampleRole, string> = {
  editor: 'Tom Ashgrove',
  checker: 'Bea Lindqvist',
  reviewer: 'Femi Castellan',
}
