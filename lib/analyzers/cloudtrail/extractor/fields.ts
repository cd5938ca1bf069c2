/** Fields that tell two records apart, in the order of assembly/layout.ts. */
export const fields = `eventVersion userIdentity eventSource eventName awsRegion sourceIPAddress userAgent errorCode errorMessage readOnly
  eventType managementEvent resources recipientAccountId vpcEndpointId eventCategory sessionCredentialFromConsole tlsDetails`.split(/\s+/)

/** Every key the extractor knows, with its number. */
const keys: [string, number][] = [...fields.map((name, i): [string, number] => [name, i]), ['eventTime', 20], ['eventID', 21]]

const slotSize = 64
const slots = 64
const slotOf = (key: string) => (key.length + key.charCodeAt(0) + key.charCodeAt(6) * 2 + key.charCodeAt(key.length - 1) * 5) & (slots - 1)

/**
 * The table by which the extractor knows a key (assembly/keys.ts): a slot holds length, number, and from byte 16 the key.
 * @throws Error when two keys fall into one slot: choose other factors, here and there.
 */
export function keyTable(): Uint8Array {
  const table = new Uint8Array(slots * slotSize)
  const view = new DataView(table.buffer)
  for (const [key, number] of keys) {
    const at = slotOf(key) * slotSize
    if (view.getUint32(at, true) !== 0) throw new Error(`The key ${key} shares its slot with another one.`)
    view.setUint32(at, key.length, true)
    view.setInt32(at + 4, number, true)
    table.set(new TextEncoder().encode(key), at + 16)
  }
  return table
}
