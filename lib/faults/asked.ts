import { type OwnerDb, withOwner } from '../db/owner'

const away = /ECONN|57P0[123]|terminat|starting up|shutting down|recovery mode|Can't reach/i

/**
 * Asks the database as its owner, past everything that stands in between; while it is being started anew it is asked
 * again, for half a minute.
 * @throws what it answers else
 */
export async function asked<T>(owner: string, work: (db: OwnerDb) => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await withOwner(owner, work)
    } catch (error) {
      // A connection that was refused at every address has no message of its own.
      const said = error instanceof Error ? `${error.message} ${'code' in error ? String(error.code) : ''}` : ''
      if (tries >= 60 || (said.trim() !== '' && !away.test(said))) throw error
      await new Promise((wait) => setTimeout(wait, 500))
    }
  }
}
