/** A DDTC registration code: M or K and four or five digits (domain.md 1.6). */
const code = /^([MK])-?(\d{4,5})$/i
const masked = /^[MK]•••\d{2}$/

/**
 * The masked form that may be stored and shown, "M•••12": DDTC asks that codes are not made public (domain.md 0.8).
 * A code that is already masked stays as it is.
 * @returns null when the text is no registration code; the text itself is never part of an error
 */
export function maskRegistrationCode(text: string): string | null {
  const trimmed = text.trim()
  if (masked.test(trimmed)) return trimmed
  const [, letter, digits] = code.exec(trimmed) ?? []
  return letter && digits ? `${letter.toUpperCase()}•••${digits.slice(-2)}` : null
}
