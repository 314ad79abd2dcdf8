import { z } from 'zod'
import { ROLES } from '@/lib/domain/role'
import { id, line, moment } from './shared'

export const role = z.enum(ROLES)
export const password = z.string().min(10, 'Ten characters or more.').max(128)
export const email = z.email().max(254)

export const person = z.object({
  id,
  name: z.string(),
  email: z.string(),
  roles: z.array(role),
  active: z.boolean(),
  createdAt: moment,
})
export type Person = z.infer<typeof person>

export const personAnswer = z.object({ person })
export const peopleAnswer = z.object({
  people: z.array(person),
  invitations: z.array(
    z.object({
      id,
      email: z.string(),
      name: z.string().nullable(),
      roles: z.array(role),
      expiresAt: moment,
      createdAt: moment,
    }),
  ),
})
export type PeopleAnswer = z.infer<typeof peopleAnswer>

export const patchPersonBody = z
  .object({ name: line(120), roles: z.array(role).max(ROLES.length), active: z.boolean() })
  .partial()
  .strict()

export const setupBody = z
  .object({ newsroom: line(120), name: line(120), email, password, sampleArticle: z.boolean().optional() })
  .strict()
export type SetupBody = z.infer<typeof setupBody>
/** Shown once the newsroom stands: who is signed in and where the sample article lies. */
export const setupAnswer = z.object({ person, articleId: id.nullable() })

export const invitationBody = z
  .object({ email, name: line(120).optional(), roles: z.array(role).min(1).max(ROLES.length) })
  .strict()
export const invitationAnswer = z.object({
  invitation: z.object({ id, url: z.string(), token: z.string(), expiresAt: moment }),
})
export const acceptInvitationBody = z.object({ name: line(120), password }).strict()
export const resetAnswer = z.object({
  reset: z.object({ url: z.string(), token: z.string(), expiresAt: moment }),
})
export const resetBody = z.object({ password }).strict()
export const accountPasswordBody = z
  .object({ currentPassword: z.string().max(128), newPassword: password })
  .strict()

/** The AES-GCM key for what waits to be saved in this browser, and whose: 32 bytes, base64url. */
export const outboxKeyAnswer = z.object({ key: z.string(), personId: z.string() })
