'use client'
import { Failure } from '@/components/failure'

export default function ChecksError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return <Failure digest={error.digest} retry={retry} />
}
