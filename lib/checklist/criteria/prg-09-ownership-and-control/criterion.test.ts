import type { Subcontractor } from '../../case'
import { testCriterion } from '../../test-criterion'
import { owner, ownershipFacts } from '../../testing/table-facts'
import criterion from './criterion'

const yes = { control: 'us-only', incorporated: 'yes', 'owners-complete': 'yes', rights: 'none', leadership: 'none', sale: 'no', charges: 'no' }
const minority = { ...yes, control: 'minority' }
const significant = { ...yes, control: 'significant' }
const us = (percent: number) => ({ name: 'Morgan Ellery', country: 'US', percent, foreignPerson: false })
const foreign = (percent: number, country = 'CA') => ({ name: 'Northlight Capital LP', country, percent, foreignPerson: true })
const owners = (...list: Subcontractor['owners']) => ({ subcontractor: { owners: list } })
const sale = (closing: string) => ({ ...yes, sale: 'notified', 'sale-notice': '2026-10-01', 'sale-closing': closing })

const table = (...list: Parameters<typeof owner>[0][]) => {
  const all = list.map((one) => owner(one))
  const sum = (some: typeof all) => some.reduce((total, one) => total + (one.percent ?? 0), 0)
  return { facts: { ownership: ownershipFacts({ owners: all, total: sum(all), foreignTotal: sum(all.filter((one) => one.foreign === 'yes')) }) } }
}
const form = (...answers: ('yes' | 'no' | 'unclear')[]) => ({ facts: { ownership: ownershipFacts({ form: 'sf-328', owners: [], total: null, foreignTotal: null, sf328: answers.map((answer, i) => ({ question: String(i + 1), answer, at: { page: 1 } })) }) } })

testCriterion(criterion, {
  pass: [
    { name: 'two U.S. founders', answers: yes, ...owners(us(60), us(40)), says: /Every owner listed/ },
    { name: 'foreign persons with 24.9 percent', answers: minority, ...owners(us(20), us(20), us(20), foreign(24.9)), says: /24\.9 percent, below/ },
    { name: '24.99 percent in several hands', answers: minority, ...owners(us(20), foreign(8.3), foreign(8.3), foreign(8.39)) },
    { name: 'small holders make up the rest', answers: yes, ...owners(us(60)), says: /less than 5 percent/ },
    { name: 'Cambodia is no proscribed country any more', answers: minority, ...owners(us(90), foreign(10, 'KH')) },
    { name: 'a territory', answers: yes, subcontractor: { incorporatedIn: 'Puerto Rico', owners: [{ ...us(100), country: 'PR' }] } },
    { name: 'an owner table that was read and agrees', answers: yes, ...owners(us(100)), ...table({}), says: /no owner is a foreign person/ },
    { name: 'an SF 328 with ten times no', answers: yes, ...owners(us(100)), ...form('no', 'no', 'no'), says: /no to all 3/ },
    { name: 'an accepted owner table', answers: yes, evidence: [{ kind: 'ownership', accepted: true }] },
  ],
  fail: [
    { name: 'the table shows a foreign majority', answers: yes, ...owners(us(100)), ...table({ percent: 40 }, { name: 'Quartz GmbH', kind: 'entity', country: 'DE', foreign: 'yes', percent: 60 }), knockOuts: ['KO-2'], says: /By the owner table that was read: foreign persons own 60/ },
    { name: 'the table shows an owner in a proscribed country', answers: yes, ...owners(us(100)), ...table({ percent: 95 }, { name: 'Holding', kind: 'entity', country: 'RU', foreign: 'yes', percent: 5 }), knockOuts: ['KO-2'] },
    { name: 'the table leaves open who is foreign', answers: yes, ...owners(us(100)), ...table({ foreign: 'unsaid' }), outcome: 'partial', says: /does not say of 1 owner/ },
    { name: 'the table and the profile differ', answers: minority, ...owners(us(90), foreign(10)), ...table({}), outcome: 'partial', says: /10 percent, the owner table 0/ },
    { name: 'the shares sum to 120', answers: yes, ...owners(us(100)), ...table({}, { name: 'Person 2', percent: 20 }), outcome: 'partial', says: /add up to 120/ },
    { name: 'an SF 328 that says yes', answers: minority, ...owners(us(100)), ...form('no', 'yes'), outcome: 'partial', says: /yes to question 2/ },
    { name: 'an SF 328 without a checked box', answers: yes, ...owners(us(100)), ...form('unclear'), outcome: 'partial', says: /cannot be told/ },
    { name: 'foreign-owned by its own word', answers: { ...yes, control: 'foreign' }, knockOuts: ['KO-2'] },
    { name: '50.01 percent foreign', answers: significant, ...owners(us(49.99), foreign(50.01)), knockOuts: ['KO-2'], says: /50\.01 percent of the firm, more than half/ },
    { name: 'two foreign owners add up', answers: significant, ...owners(us(45), foreign(30), foreign(25, 'GB')), knockOuts: ['KO-2'], says: /55 percent/ },
    { name: 'exactly 50 percent, a U.S. person holds the other half', answers: significant, ...owners(us(50), foreign(50)), outcome: 'partial', says: /one U.S. person holds 50/ },
    { name: '25 percent and no bigger U.S. holder', answers: significant, ...owners(us(24), us(24), us(24), foreign(25)), knockOuts: ['KO-2'], says: /control is presumed/ },
    { name: '25 percent and a U.S. holder of as much', answers: significant, ...owners(us(25), us(25), us(25), foreign(25)), outcome: 'partial' },
    { name: 'said to be U.S. only, but a foreign owner is listed', answers: yes, ...owners(us(90), foreign(10)), outcome: 'partial', says: /lists a foreign owner/ },
    { name: 'one percent held from a proscribed country', answers: minority, ...owners(us(99), foreign(1, 'CN')), knockOuts: ['KO-2'], says: /in China, a proscribed/ },
    { name: 'Cambodia before it was removed', answers: minority, ...owners(us(99), foreign(1, 'KH')), now: '2025-11-06T12:00:00Z', knockOuts: ['KO-2'] },
    { name: 'a country listed with reservations', answers: minority, ...owners(us(99), foreign(1, 'CY')), outcome: 'partial', says: /with reservations/ },
    { name: 'a foreign country but not marked foreign', answers: minority, ...owners(us(90), { ...foreign(10), foreignPerson: false }), outcome: 'partial', says: /counted as one/ },
    { name: 'a majority from abroad that is not marked foreign', answers: minority, ...owners(us(40), { ...foreign(60), foreignPerson: false }), knockOuts: ['KO-2'] },
    { name: 'no owners listed', answers: yes, ...owners(), outcome: 'partial', says: /no owners/ },
    { name: 'a quarter unaccounted for', answers: { ...yes, 'owners-complete': 'no' }, ...owners(us(75)), outcome: 'partial', says: /25 percent are held by others/ },
    { name: 'a list that is not complete', answers: { ...yes, 'owners-complete': 'no' }, outcome: 'partial', says: /not said to be complete/ },
    { name: 'more than everything', answers: yes, ...owners(us(80), us(40)), outcome: 'partial', says: /120 percent/ },
    { name: 'incorporated abroad', answers: { ...yes, incorporated: 'no' }, subcontractor: { incorporatedIn: 'Ontario, Canada' }, knockOuts: ['KO-2'], says: /itself a foreign person/ },
    { name: 'incorporated abroad by the profile only', answers: yes, subcontractor: { incorporatedIn: 'Ontario, Canada' }, knockOuts: ['KO-2'], says: /not recognized/ },
    { name: 'Georgia, which may be a country', answers: yes, subcontractor: { incorporatedIn: 'Georgia' }, outcome: 'partial' },
    { name: 'no place of incorporation in the profile', answers: yes, subcontractor: { incorporatedIn: null }, outcome: 'partial' },
    { name: 'a right to direct the firm', answers: { ...yes, rights: 'directing' }, knockOuts: ['KO-2'], says: /foreign control/ },
    { name: 'a board seat', answers: { ...yes, rights: 'limited' }, outcome: 'partial' },
    { name: 'rights not known', answers: { ...yes, rights: 'unknown' }, outcome: 'partial' },
    { name: 'a foreign director', answers: { ...yes, leadership: 'some' }, outcome: 'partial' },
    { name: 'a sale nobody told DDTC about', answers: { ...yes, sale: 'not-notified' }, says: /has not been told/ },
    { name: 'a sale 59 days after the notice', answers: sale('2026-11-29'), says: /Only 59 days/ },
    { name: 'a sale 60 days after the notice', answers: sale('2026-11-30'), outcome: 'partial', says: /DDTC was told/ },
    { name: 'a notice that is still to be given', answers: { ...sale('2027-06-01'), 'sale-notice': '2026-12-01' }, says: /not come yet/ },
    { name: 'charged and not told', answers: { ...yes, charges: 'not-notified' }, says: /five days/ },
    { name: 'charged and told', answers: { ...yes, charges: 'notified' }, outcome: 'partial' },
    { name: 'nothing answered, but the owners tell', ...owners(foreign(100)), outcome: 'missing', knockOuts: ['KO-2'] },
  ],
})
