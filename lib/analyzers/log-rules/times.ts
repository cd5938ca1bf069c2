import { isoOf } from '../log-model'

const quarter = 15 * 60_000
const hour = 3_600_000
const day = 24 * hour
const timelineHours = 60 * 24

/** When events happened, kept by quarter of an hour so that memory depends on the window, never on the number of events. */
export type Times = {
  add: (time: number) => void
  first: () => number | null
  last: () => number | null
  /** Silences longer than max(6 h, 10 times the median distance between events), longest first, at most 200. */
  gaps: () => { from: string; to: string; hours: number }[]
  /** Events by hour, or by day when the window is over 60 days. */
  timeline: () => { unit: 'hour' | 'day'; counts: { at: string; events: number }[] }
}

type Bucket = { first: number; last: number; count: number }

/** Order of arrival does not matter: delivered files are not sorted. */
export function times(): Times {
  const buckets = new Map<number, Bucket>()
  let latest = { key: Number.NaN, bucket: { first: 0, last: 0, count: 0 } }
  const sorted = () => [...buckets.entries()].sort(([a], [b]) => a - b).map(([, bucket]) => bucket)
  const first = () => [...buckets.values()].reduce<number | null>((least, bucket) => Math.min(least ?? bucket.first, bucket.first), null)
  const last = () => [...buckets.values()].reduce<number | null>((most, bucket) => Math.max(most ?? bucket.last, bucket.last), null)
  return {
    first,
    last,
    add(time) {
      const key = Math.floor(time / quarter)
      if (key !== latest.key) {
        latest = { key, bucket: buckets.get(key) ?? { first: time, last: time, count: 0 } }
        buckets.set(key, latest.bucket)
      }
      const { bucket } = latest
      bucket.count++
      if (time < bucket.first) bucket.first = time
      if (time > bucket.last) bucket.last = time
    },
    gaps() {
      const row = sorted()
      const silences = row.slice(1).map((bucket, i) => ({ from: (row[i] as Bucket).last, to: bucket.first }))
      const threshold = Math.max(6 * hour, 10 * medianDistance(row))
      return silences
        .filter(({ from, to }) => to - from > threshold)
        .sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from)
        .slice(0, 200)
        .map(({ from, to }) => ({ from: isoOf(from), to: isoOf(to), hours: Math.round((to - from) / hour) }))
    },
    timeline() {
      const [from, to] = [first(), last()]
      const unit = from !== null && to !== null && to - from > timelineHours * hour ? 'day' : 'hour'
      const length = unit === 'day' ? day : hour
      const counts = new Map<number, number>()
      for (const { first: at, count } of sorted()) {
        const start = Math.floor(at / length) * length
        counts.set(start, (counts.get(start) ?? 0) + count)
      }
      return { unit, counts: [...counts].map(([at, events]) => ({ at: isoOf(at), events })) }
    },
  }
}

/**
 * Median (of an even number, the lower) distance between consecutive events. Those within a quarter of an hour count as zero: they are below the
 * 36 minutes from which the median could raise the threshold, so the threshold stays exact.
 */
function medianDistance(row: Bucket[]): number {
  const within = row.reduce((sum, { count }) => sum + count - 1, 0)
  const between = row.slice(1).map((bucket, i) => bucket.first - (row[i] as Bucket).last).sort((a, b) => a - b)
  const middle = Math.max(0, Math.floor((within + between.length - 1) / 2))
  return middle < within ? 0 : (between[middle - within] ?? 0)
}
