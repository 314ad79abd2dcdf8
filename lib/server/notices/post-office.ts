import 'server-only'
import { createTransport } from 'nodemailer'
import type { Letter } from './letter'
import { mailSettings } from './mail-settings'

const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 }

/** Sends a letter. Throws with the reason when the mail server cannot be reached or does not take it. */
export async function sendLetter(to: string, { subject, text }: Letter, messageId: string): Promise<void> {
  const settings = mailSettings()
  if (settings === null) throw new Error('No mail server is named.')
  const transport = createTransport({ url: settings.url, ...PATIENCE })
  try {
    await transport.sendMail({
      from: settings.from,
      to: { name: '', address: to },
      subject,
      text,
      messageId: `<${messageId}@${new URL(settings.site).hostname}>`,
      headers: { 'auto-submitted': 'auto-generated' },
      // What is sent is text of ours: nothing in it may make the library read a file or an address.
      disableFileAccess: true,
      disableUrlAccess: true,
    })
  } finally {
    transport.close()
  }
}
