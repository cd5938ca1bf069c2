import type { Locator } from '../analyzer'
import type { ArchitectureFacts } from '../architecture/facts'
import { accountOf, accountsInProse } from '../audit-rules/accounts'
import { dig, field } from '../formats/keys'
import { list, textOf } from '../formats/tree'
import type { Said } from './parts'

type Named = ArchitectureFacts['regions']
const most = 200
const region = /\b(?:us-gov-(?:west|east)-\d|(?:us|eu|ap|ca|sa|af|me|il|mx|cn|uk)-(?:gov-)?(?:north|south|east|west|central|northeast|southeast|northwest|southwest|london)\w*-\d|us(?:gov|dod)(?:virginia|texas|arizona|iowa|central|east)|us-(?:east|west|central|south)\d)\b/gi
const providers: [RegExp, string][] = [
  [/\bAWS GovCloud\b|\baws-us-gov\b/i, 'AWS GovCloud (US)'],
  [/\bAzure (?:US )?Government\b|\bAzureUSGovernment\b/i, 'Azure Government'],
  [/\bAssured Workloads\b/i, 'Google Cloud Assured Workloads'],
  [/\bOracle (?:US )?Government Cloud\b|\boraclegovcloud\b/i, 'Oracle Government Cloud'],
  [/\bGCC High\b/i, 'Microsoft 365 GCC High'],
  [/\bAmazon Web Services\b/, 'Amazon Web Services'],
  [/\bMicrosoft Azure\b(?! Government)/, 'Microsoft Azure'],
  [/\bGoogle Cloud\b/i, 'Google Cloud'],
]

/** Regions, accounts, providers and outside services that a plan names, with how often and the first place. */
export function namedIn(node: unknown, said: Said[], at: (path: string) => Locator): Pick<ArchitectureFacts, 'regions' | 'accounts' | 'providers' | 'services'> {
  const [regions, accounts, clouds, services] = [tally(), tally(), tally(), tally()]
  for (const { text, at: place } of said) {
    for (const [name] of text.matchAll(region)) regions.add(name.toLowerCase(), place)
    for (const { id } of accountsInProse(text)) accounts.add(id, place)
    for (const [shape, name] of providers) if (shape.test(text)) clouds.add(name, place)
  }
  for (const kind of ['components', 'inventory-items', 'leveraged-authorizations']) {
    list(dig(node, 'system-implementation', kind)).forEach((item, i) => {
      const place = at(`/system-implementation/${kind}/${i}`)
      for (const prop of list(field(item, 'props'))) {
        const name = textOf(field(prop, 'name')).toLowerCase()
        const value = textOf(field(prop, 'value'))
        const account = /(?:^|[-_])(?:account|subscription|project|tenant)(?:[-_]?(?:id|number|uuid))?$/.test(name) ? accountOf(value, name) : null
        if (account) accounts.add(account.id, place)
        if (/(?:^|[-_])region$/.test(name)) regions.add(value.toLowerCase(), place)
      }
      const outside = list(field(item, 'props')).some((prop) => textOf(field(prop, 'name')) === 'implementation-point' && textOf(field(prop, 'value')) === 'external')
      const title = textOf(field(item, 'title')).replaceAll('*', '').trim()
      if (title !== '' && (kind === 'leveraged-authorizations' || outside || textOf(field(item, 'type')) === 'interconnection')) services.add(title.slice(0, 120), place)
    })
  }
  return { regions: regions.list(), accounts: accounts.list(), providers: clouds.list(), services: services.list() }
}

function tally() {
  const found = new Map<string, Named[number]>()
  return {
    add(name: string, at: Locator): void {
      const known = found.get(name)
      if (known) known.count++
      else if (found.size < most && name !== '') found.set(name, { name, count: 1, at })
    },
    list: (): Named => [...found.values()],
  }
}
