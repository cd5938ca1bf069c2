import type { Locator } from '../analyzer'
import type { ArchitectureFacts } from '../architecture/facts'
import { accountsIn, providersIn, regionsIn, servicesIn } from '../architecture/names'
import { accountOf } from '../audit-rules/accounts'
import type { Sentence } from '../compliance-program/sections'
import { dig, field } from '../formats/keys'
import { list, textOf } from '../formats/tree'

type Named = ArchitectureFacts['regions']
const most = 200

/** Regions, accounts, providers and outside services, by the texts of a plan and by the properties of what it lists. */
export function namedIn(node: unknown, sentences: Sentence[], at: (path: string) => Locator): Pick<ArchitectureFacts, 'regions' | 'accounts' | 'providers' | 'services'> {
  const named = { regions: regionsIn(sentences), accounts: accountsIn(sentences), providers: providersIn(sentences), services: servicesIn(sentences) }
  for (const kind of ['components', 'inventory-items', 'leveraged-authorizations']) {
    list(dig(node, 'system-implementation', kind)).forEach((item, i) => {
      const place = at(`/system-implementation/${kind}/${i}`)
      const props = list(field(item, 'props')).map((prop) => ({ name: textOf(field(prop, 'name')).toLowerCase(), value: textOf(field(prop, 'value')) }))
      for (const { name, value } of props) {
        const account = /(?:^|[-_])(?:account|subscription|project|tenant)(?:[-_]?(?:id|number|uuid))?$/.test(name) ? accountOf(value, name) : null
        if (account) add(named.accounts, account.id, place)
        if (/(?:^|[-_])region$/.test(name)) add(named.regions, value.toLowerCase(), place)
      }
      const outside = kind === 'leveraged-authorizations' || textOf(field(item, 'type')) === 'interconnection' || props.some(({ name, value }) => name === 'implementation-point' && value === 'external')
      if (outside) add(named.services, textOf(field(item, 'title')).replaceAll('*', '').trim().slice(0, 120), place)
    })
  }
  return named
}

function add(found: Named, name: string, at: Locator): void {
  const known = found.find((each) => each.name === name)
  if (known) known.count++
  else if (name !== '' && found.length < most) found.push({ name, count: 1, at })
}
