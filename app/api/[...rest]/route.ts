import { nothingHere } from '@/lib/server/answer'

/* Whatever else is asked for under /api gets an answer that programs understand. */
export {
  nothingHere as DELETE,
  nothingHere as GET,
  nothingHere as PATCH,
  nothingHere as POST,
  nothingHere as PUT,
}
