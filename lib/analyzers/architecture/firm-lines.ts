import type { FactLine, Locator } from '../analyzer'
import type { ArchitectureFacts } from './facts'

const labels = { cage: 'CAGE codes', uei: 'UEIs', name: 'Firms named' } as const

/** The firms and codes a document gives, for people; kinds that it does not give are left out. */
export function firmLines({ firm }: ArchitectureFacts): FactLine[] {
  return (['name', 'cage', 'uei'] as const).flatMap((what): FactLine[] => {
    const stated = firm.filter((one) => one.what === what)
    const [first] = stated
    return first ? [{ label: labels[what], value: stated.slice(0, 8).map(({ value }) => value).join(', '), at: first.at as Locator }] : []
  })
}
