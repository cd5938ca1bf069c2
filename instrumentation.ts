/** Runs once before the server takes requests. It refuses to serve with cryptography that fails its self-test, or as a role that row-level security does not hold. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { refuseFailedCryptography } = await import('./lib/crypto/refuse-cryptography')
  refuseFailedCryptography()
  const { refuseUnheldRole } = await import('./lib/db/refuse-role')
  await refuseUnheldRole()
  const { tellLimits } = await import('./lib/limits/tell')
  tellLimits()
}
