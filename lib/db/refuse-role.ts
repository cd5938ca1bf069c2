import { env } from '../env'
import { roleProblems } from './app-role'

/** Ends the process when the database role could get around row-level security. */
export async function refuseUnheldRole(): Promise<void> {
  const problems = await roleProblems(env().DATABASE_APP_URL)
  if (problems.length === 0) return
  console.error(`\n${problems.join(' ')} Row-level security would not hold it: use a role that is only a member of veritar_app.\n`)
  process.exit(1)
}
