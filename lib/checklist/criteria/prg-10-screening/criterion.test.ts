import { testCriterion } from '../../test-criterion'
import { screened, screeningFacts, vendor as listedVendor, vendorListFacts } from '../../testing/table-facts'
import * as world from '../../testing/world'
import criterion from './criterion'

const yes = { screening: 'regular', lists: ['csl', 'sam'], who: ['company', 'owners', 'people', 'vendors'], 'last-run': '2026-11-01', hits: 'cleared', vendors: 'listed' }
const vendor = (country: string, name = 'Pinecrest Hosting') => ({ name, service: 'Backup', country })
const vendors = (...list: ReturnType<typeof vendor>[]) => ({ subcontractor: { vendors: list } })
const own = vendors(vendor('US'))

const log = (rows: Parameters<typeof screened>[0][], partial: Parameters<typeof screeningFacts>[0] = {}) => ({ facts: { screening: screeningFacts({ rows: rows.map((one) => screened(one)), ...partial }) } })
const both = [{}, { party: 'Pinecrest Hosting' }]
const list = (...rows: Parameters<typeof listedVendor>[0][]) => ({ facts: { 'vendor-list': vendorListFacts({ rows: rows.map((one) => listedVendor({ name: 'Pinecrest Hosting', ...one })) }) } })

const like = (party: string) => ({ party, listed: 'RIDGE LINE CLOUD WORKS', source: 'Entity List (EL) - Bureau of Industry and Security', programs: '', cite: '88 FR 1', score: 0.95 })
const screening = (partial: Parameters<typeof world.screening>[0] = {}) => ({ screening: world.screening(partial) })
const day = (asOf: string) => ({ list: { ...world.screening().list!, asOf } })

testCriterion(criterion, {
  pass: [
    { name: 'the day of the extract is shown', answers: yes, ...own, says: /info: The extract of SAM.gov exclusions of this installation is of 2026-11-18 \(160,000 parties\)/ },
    { name: 'nobody is on a list that is 31 days old', answers: yes, ...own, ...screening(day('2026-10-24')), says: /info: The restricted-party list of this installation is of 2026-10-24 \(24,000 parties\)/ },
    { name: 'Veritar looked for every name itself', answers: yes, ...own, says: /met: Veritar looked for 3 names in both lists; none is alike/ },
    { name: 'a name that is no longer in the profile was alike', answers: yes, ...own, ...screening({ hits: [like('A former vendor')] }) },
    { name: 'everyone, on a schedule', answers: yes, ...own, says: /lists 1 vendor, said to be all/ },
    { name: 'the single lists instead of the joint one', answers: { ...yes, lists: ['aeca', 'ofac', 'bis', 'sam'] }, ...own },
    { name: 'screened exactly 12 months ago', answers: { ...yes, 'last-run': '2025-11-24' }, ...own },
    { name: 'no vendors, so none screened', answers: { ...yes, vendors: 'none', who: ['company', 'owners', 'people'] } },
    { name: 'a vendor abroad is only listed here', answers: yes, ...vendors(vendor('CA')), says: /outside the United States \(CA\)/ },
    { name: 'a log that was read and names everyone', answers: yes, ...own, ...log(both), says: /Every vendor of the profile/ },
    { name: 'a vendor list that agrees', answers: yes, ...own, ...list({}), says: /Every vendor of the list/ },
    { name: 'an accepted log', answers: { ...yes, hits: 'none' }, ...own, evidence: [{ kind: 'screening', accepted: true }] },
  ],
  fail: [
    { name: 'no extract of exclusions is loaded', answers: yes, ...own, ...screening({ exclusions: { list: null, problem: '' } }), outcome: 'partial', says: /SAM.gov exclusions: no extract is loaded\.$/m },
    { name: 'an extract that cannot be used', answers: yes, ...own, ...screening({ exclusions: { list: null, problem: 'a row of it is cut off' } }), outcome: 'partial', says: /no extract is loaded \(a row/ },
    { name: 'an extract of 32 days', answers: yes, ...own, ...screening({ exclusions: { list: { ...world.screening().list!, asOf: '2026-10-23' }, problem: '' } }), outcome: 'partial', says: /extract of SAM.gov exclusions of this installation is of 2026-10-23 .* 32 days old/ },
    { name: 'a firm that is excluded by its code', answers: yes, ...own, ...screening({ hits: [{ ...like('Ridgeline Cloud Works LLC'), source: 'SAM.gov exclusions (DOD)', programs: 'same UEI, Reciprocal', score: 1 }] }), outcome: 'partial', says: /list of 2026-11-18. By its code: a person has to look/, knockOuts: ['KO-2'] },
    { name: 'no list is loaded', answers: yes, ...own, screening: null, outcome: 'partial', says: /unknown: Veritar itself has screened nobody: no restricted-party list is loaded\.$/m },
    { name: 'a list that cannot be used', answers: yes, ...own, ...screening({ list: null, problem: 'a row of it is cut off' }), outcome: 'partial', says: /loaded \(a row of it is cut off\)/ },
    { name: 'a list of 32 days', answers: yes, ...own, ...screening(day('2026-10-23')), outcome: 'partial', says: /32 days old: stale after 31/ },
    { name: 'a list of tomorrow', answers: yes, ...own, ...screening(day('2026-11-25')), outcome: 'partial', says: /has not come yet/ },
    { name: 'a name alike asks a person', answers: yes, ...own, ...screening({ hits: [like('Ridgeline Cloud Works LLC')] }), outcome: 'partial', says: /alike to "RIDGE LINE CLOUD WORKS" \(0\.95\).*88 FR 1.*a person has to look/, knockOuts: ['KO-2'] },
    { name: 'a vendor alike', answers: yes, ...own, ...screening({ hits: [like('Pinecrest Hosting')] }), outcome: 'partial', knockOuts: ['KO-2'] },
    { name: 'a vendor of the list that was read', answers: yes, ...own, ...list({}, { name: 'Quartz GmbH', country: 'DE' }), ...screening({ hits: [like('Quartz GmbH')] }), outcome: 'partial', knockOuts: ['KO-2'] },
    { name: 'a vendor that came after the list was looked through', answers: yes, ...own, ...screening({ names: ['Ridgeline Cloud Works LLC', 'Morgan Ellery'] }), outcome: 'partial', says: /1 name of the profile or the vendor list was not looked for/ },
    { name: 'an open hit in the log', answers: yes, ...own, ...log([...both, { party: 'X Ltd', result: 'hit', resolution: 'open' }]), outcome: 'partial', says: /1 hit that nobody has ruled out/ },
    { name: 'a confirmed hit in the log', answers: yes, ...own, ...log([...both, { party: 'X Ltd', result: 'hit', resolution: 'confirmed' }]), knockOuts: ['KO-2'] },
    { name: 'the firm itself is not in the log', answers: yes, ...own, ...log([{ party: 'Pinecrest Hosting' }]), outcome: 'partial', says: /does not name Ridgeline/ },
    { name: 'a vendor is not in the log', answers: yes, ...own, ...log([{}]), outcome: 'partial', says: /not in the screening log: Pinecrest/ },
    { name: 'an old log', answers: yes, ...own, ...log(both, { newestDate: '2025-06-01' }), outcome: 'partial', says: /more than 12 months ago/ },
    { name: 'a log that ends before the day answered', answers: yes, ...own, ...log(both, { newestDate: '2026-10-01' }), outcome: 'partial', says: /the log ends on 2026-10-01/ },
    { name: 'a list of the answer is not in the log', answers: yes, ...own, ...log(both, { lists: ['csl'] }), outcome: 'partial', says: /these lists of the answer: sam/ },
    { name: 'old lists', answers: yes, ...own, ...log([{}, { party: 'Pinecrest Hosting', listDate: '2026-09-01' }]), outcome: 'partial', says: /more than 31 days old/ },
    { name: 'a vendor that the profile does not name', answers: yes, ...own, ...list({}, { name: 'Quartz GmbH', country: 'DE' }), outcome: 'partial', says: /names 1 that the profile does not: Quartz/ },
    { name: 'a vendor of the list in a proscribed country', answers: yes, ...own, ...list({ country: 'RU' }), says: /proscribed/ },
    { name: 'a vendor of the list without a country', answers: yes, ...own, ...list({ country: null }), outcome: 'partial', says: /gives no country/ },
    { name: 'no screening', answers: { screening: 'none' } },
    { name: 'a party on a list', answers: { ...yes, hits: 'confirmed' }, ...own, knockOuts: ['KO-2'], says: /on a restricted-party list/ },
    { name: 'open hits raise no knock-out', answers: { ...yes, hits: 'open' }, ...own, outcome: 'partial', says: /nobody has ruled out/ },
    { name: 'hits not known', answers: { ...yes, hits: 'unknown' }, ...own, outcome: 'partial' },
    { name: 'a vendor in a proscribed country, without a knock-out', answers: yes, ...vendors(vendor('RU')), says: /in Russia, a proscribed/ },
    { name: 'a vendor in a country listed with reservations', answers: yes, ...vendors(vendor('CY')), outcome: 'partial', says: /reservations/ },
    { name: 'a vendor without a country', answers: yes, ...vendors(vendor('')), outcome: 'partial', says: /No country is given for Pinecrest/ },
    { name: 'once only', answers: { ...yes, screening: 'once' }, ...own, outcome: 'partial' },
    { name: 'some parties', answers: { ...yes, screening: 'partly' }, ...own, outcome: 'partial' },
    { name: 'without the debarred list', answers: { ...yes, lists: ['ofac', 'bis', 'sam'] }, ...own, outcome: 'partial', says: /AECA/ },
    { name: 'without Commerce', answers: { ...yes, lists: ['aeca', 'ofac', 'sam'] }, ...own, outcome: 'partial', says: /Treasury and Commerce/ },
    { name: 'without SAM.gov', answers: { ...yes, lists: ['csl'] }, ...own, outcome: 'partial', says: /SAM\.gov/ },
    { name: 'owners left out while the Affiliates Rule is in force', answers: { ...yes, who: ['company', 'people', 'vendors'] }, ...own, outcome: 'partial', says: /Affiliates Rule/ },
    { name: 'owners left out while it was suspended', answers: { ...yes, who: ['company', 'people', 'vendors'] }, ...own, now: '2026-11-09T12:00:00Z', outcome: 'partial', says: /Owners are not screened\.$/m },
    { name: 'people left out', answers: { ...yes, who: ['company', 'owners', 'vendors'] }, ...own, outcome: 'partial', says: /people with access are not/ },
    { name: 'the company left out', answers: { ...yes, who: ['owners', 'people', 'vendors'] }, ...own, outcome: 'partial' },
    { name: 'vendors left out', answers: { ...yes, who: ['company', 'owners', 'people'] }, ...own, outcome: 'partial', says: /lower-tier/ },
    { name: 'screened 12 months and a day ago', answers: { ...yes, 'last-run': '2025-11-23' }, ...own, outcome: 'partial', says: /12 months old/ },
    { name: 'screened tomorrow', answers: { ...yes, 'last-run': '2026-11-25' }, ...own, outcome: 'partial' },
    { name: 'said to have no vendors, but the profile lists one', answers: { ...yes, vendors: 'none' }, ...own, outcome: 'partial', says: /profile lists 1/ },
    { name: 'said to be listed, but none is', answers: yes, outcome: 'partial', says: /it lists none/ },
    { name: 'not all listed', answers: { ...yes, vendors: 'incomplete' }, ...own, outcome: 'partial' },
    { name: 'a log that a reviewer refused', answers: yes, ...own, evidence: [{ kind: 'screening', accepted: false }], outcome: 'partial' },
  ],
})
