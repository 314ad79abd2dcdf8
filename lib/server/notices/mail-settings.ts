import 'server-only'

/** How e-mail leaves, as the environment says. */
export interface MailSettings {
  /** `smtp://` or `smtps://`, with name and password where the server asks for them. */
  readonly url: string
  readonly from: string
  /** The address people use Stet at; links in e-mails begin with it. */
  readonly site: string
}

/** Null while no mail server is named, or the address of Stet is not known: e-mail without links helps nobody. */
export function mailSettings(): MailSettings | null {
  const url = process.env.STET_SMTP
  const site = siteAddress()
  if (!url || site === null) return null
  return { url, from: process.env.STET_MAIL_FROM || `Stet <stet@${new URL(site).hostname}>`, site }
}

/** The address people use, without a slash at its end; null when the operator has not said it. */
export function siteAddress(): string | null {
  const url = process.env.STET_URL
  if (!url || !URL.canParse(url)) return null
  return new URL(url).href.replace(/\/+$/, '')
}
