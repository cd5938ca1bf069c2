import { open } from 'node:fs/promises'

/** Makes names in a folder durable: a rename or a new file is only on the disk once its folder is. */
export async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
