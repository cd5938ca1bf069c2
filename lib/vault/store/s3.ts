import { open, rm } from 'node:fs/promises'
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3'
import { partsOf, type Store, type StoreName } from './store'

/** `endpoint` names anything that speaks S3 and is not AWS; it is then asked by path, not by host name. */
export type Bucket = { bucket: string; region: string; endpoint: string | undefined }

/** Bytes sent at a time; S3 takes parts from 5 MiB on, at most 10,000 of them. */
const partSize = 16 * 1024 * 1024

const absent = (error: unknown) => error instanceof Error && ['NotFound', 'NoSuchKey'].includes(error.name)

/**
 * Encrypted files in a bucket of S3, or of what speaks its protocol. Only ciphertext ever goes there, under names that
 * say nothing. What an upload that was cut off has left is removed by a lifecycle rule of the bucket.
 */
export function s3Store({ bucket: Bucket, region, endpoint }: Bucket): Store {
  const client = new S3Client({ region, maxAttempts: 3, requestChecksumCalculation: 'WHEN_REQUIRED', responseChecksumValidation: 'WHEN_REQUIRED', ...(endpoint ? { endpoint, forcePathStyle: true } : { useFipsEndpoint: true }) })
  const placeOf = (name: StoreName) => ({ Bucket, Key: `sealed/${partsOf(name).join('/')}` })
  const lengthOf = async (name: StoreName) => {
    try {
      return (await client.send(new HeadObjectCommand(placeOf(name)))).ContentLength ?? null
    } catch (error) {
      if (absent(error)) return null
      throw error
    }
  }
  return {
    take: async (name, file) => {
      const handle = await open(file, 'r')
      try {
        const { size } = await handle.stat()
        const piece = async (at: number) => {
          const bytes = Buffer.alloc(Math.min(partSize, size - at))
          await handle.read(bytes, 0, bytes.length, at)
          return bytes
        }
        if (size <= partSize) await client.send(new PutObjectCommand({ ...placeOf(name), Body: await piece(0) }))
        else await inParts(client, placeOf(name), size, piece)
        if ((await lengthOf(name)) !== size) throw new Error('The bucket does not hold all bytes that were sent.')
      } finally {
        await handle.close()
      }
      await rm(file, { force: true })
    },
    length: lengthOf,
    async *read(name, start, end) {
      if (end <= start) return
      const { Body } = await client.send(new GetObjectCommand({ ...placeOf(name), Range: `bytes=${start}-${end - 1}` }))
      let left = end - start
      for await (const piece of Body as unknown as AsyncIterable<Uint8Array>) {
        left -= piece.byteLength
        yield piece
      }
      if (left !== 0) throw new Error(`${left} bytes are missing.`)
    },
    remove: async (name) => void (await client.send(new DeleteObjectCommand(placeOf(name)))),
  }
}

/** A big file, part after part, so that memory stays flat. Cut off, nothing of it counts. */
async function inParts(client: S3Client, place: { Bucket: string; Key: string }, size: number, piece: (at: number) => Promise<Buffer>): Promise<void> {
  const { UploadId } = await client.send(new CreateMultipartUploadCommand(place))
  try {
    const Parts: { ETag: string | undefined; PartNumber: number }[] = []
    for (let at = 0; at < size; at += partSize) {
      const PartNumber = Parts.length + 1
      const { ETag } = await client.send(new UploadPartCommand({ ...place, UploadId, PartNumber, Body: await piece(at) }))
      Parts.push({ ETag, PartNumber })
    }
    await client.send(new CompleteMultipartUploadCommand({ ...place, UploadId, MultipartUpload: { Parts } }))
  } catch (error) {
    await client.send(new AbortMultipartUploadCommand({ ...place, UploadId })).catch(() => undefined)
    throw error
  }
}
