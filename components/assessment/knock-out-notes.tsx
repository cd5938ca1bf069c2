import { Callout } from '@/components/ui/callout'
import type { Scorecard } from '@/lib/checklist/scorecard'
import { timesInWords } from '@/lib/day-words'

type Hit = Scorecard['knockOuts'][number]['hits'][number]

const stands = (hit: Hit) => (hit.decided ? `${hit.decided.by}: ${hit.decided.reason}` : hit.state === 'proposed' ? 'The outcome stays "not determined" until a reviewer confirms or dismisses it.' : 'A score cannot outweigh it.')

/** The knock-outs one criterion raises: a note for each state of each, with every reason in it. */
export function KnockOutNotes({ knockOuts, criterion }: { knockOuts: Scorecard['knockOuts']; criterion: string }) {
  return knockOuts.flatMap(({ id, title, hits }) => {
    const here = hits.filter((hit) => hit.criterion === criterion && hit.state !== 'clear')
    const alike = (hit: Hit) => here.filter((other) => other.state === hit.state && stands(other) === stands(hit))
    return here
      .filter((hit) => alike(hit)[0] === hit)
      .map((hit) => (
        <Callout key={`${id} ${hit.because}`} tone={hit.state === 'dismissed' ? 'plain' : 'unmet'} title={`${id} is ${hit.state}: ${title}`}>
          {alike(hit).length === 1 ? (
            `${timesInWords(hit.because)} `
          ) : (
            <ul className="mb-1 grid list-disc gap-1 pl-4">
              {alike(hit).map(({ because }) => (
                <li key={because}>{timesInWords(because)}</li>
              ))}
            </ul>
          )}
          {stands(hit)}
        </Callout>
      ))
  })
}
