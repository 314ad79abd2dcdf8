import type { Metadata } from 'next'
import { may, mayArchive } from '@/lib/domain/permission'
import { listJobs } from '@/lib/server/jobs/jobs'
import { getWishes } from '@/lib/server/notices/wishes'
import { getPerson } from '@/lib/server/people'
import { requireActor } from '@/lib/server/session'
import { getSettings } from '@/lib/server/settings'
import { listTokens } from '@/lib/server/tokens'
import { ArchiveSettings } from './_components/archive-settings'
import { JobSettings } from './_components/job-settings'
import { KeySettings } from './_components/key-settings'
import { NewsroomSettings } from './_components/newsroom-settings'
import { PasswordSettings } from './_components/password-settings'
import { TokenSettings } from './_components/token-settings'
import { ToldSettings } from './_components/told-settings'

export const metadata: Metadata = { title: 'Settings' }

export default async function SettingsPage() {
  const actor = await requireActor()
  const [settings, tokens, me, wishes, jobs] = await Promise.all([
    getSettings(actor),
    listTokens(actor),
    getPerson(actor, { id: actor.personId }),
    // Each only for some: whoever may not see it is shown no such part.
    getWishes(actor),
    listJobs(actor),
  ])
  if (!settings.ok) throw new Error(settings.error.message)
  if (!tokens.ok) throw new Error(tokens.error.message)
  return (
    <main id="main" className="folio">
      <div className="folio-in narrow settings">
        <header className="dh">
          <h1 className="t">Settings</h1>
        </header>
        <NewsroomSettings loaded={settings.value.settings} manages={may(actor, 'settings.manage')} />
        <PasswordSettings email={me.ok ? me.value.person.email : ''} />
        {wishes.ok ? <ToldSettings loaded={wishes.value} /> : null}
        <KeySettings />
        <TokenSettings loaded={tokens.value.tokens} />
        {jobs.ok ? <JobSettings loaded={jobs.value} /> : null}
        {may(actor, 'settings.manage') ? (
          <ArchiveSettings email={me.ok ? me.value.person.email : ''} allowed={mayArchive(actor)} />
        ) : null}
      </div>
    </main>
  )
}
