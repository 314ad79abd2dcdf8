import 'server-only'
import { read } from '@/db'
import { theNewsroom } from '@/db/queries/newsroom'

/** What the newsroom is called, for pages that people see before they sign in; blank before the setup. */
export async function newsroomName(): Promise<string> {
  return (await read(theNewsroom))?.name ?? ''
}
