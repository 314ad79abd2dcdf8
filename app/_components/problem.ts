import type { CallError } from '@/lib/contracts/call'

/** What a server said about single fields, by the last part of their path; empty when it named none. */
export function fieldProblems(error: CallError): Readonly<Record<string, string>> {
  const details = error.details
  if (typeof details !== 'object' || details === null || !('issues' in details)) return {}
  const { issues } = details
  if (!Array.isArray(issues)) return {}
  const problems: Record<string, string> = {}
  for (const issue of issues as { path?: unknown; message?: unknown }[] /* checked one by one */) {
    if (typeof issue?.path !== 'string' || typeof issue.message !== 'string') continue
    const field = issue.path.split('.')[0] ?? ''
    problems[field] ??= issue.message
  }
  return problems
}

/** What went wrong, that nothing is lost, and what to do, for a form that is still filled in. */
export function problemWords(error: CallError): string {
  if (error.status === 0) return 'The server cannot be reached. What you typed is still here; try again.'
  if (error.status === 503) return `${error.message} What you typed is still here.`
  if (error.status >= 500)
    return 'Something went wrong on the server. What you typed is still here; try again.'
  return error.message
}
