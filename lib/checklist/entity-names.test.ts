import { expect, test } from 'vitest'
import { isNamed } from './entity-names'

const firm = { legalName: 'Ridgeline Cloud Works LLC', aliases: ['Ridgeline & Sons, Inc.'] }

test.each(['RIDGELINE CLOUD WORKS, L.L.C.', 'Ridgeline Cloud Works', 'Ridgeline and Sons'])('%s is the firm', (name) =>
  expect(isNamed(name, firm)).toBe(true),
)
test.each(['Ridgeline Cloud', 'Ridgelines Cloud Works LLC', 'LLC', ''])('"%s" is not the firm', (name) => expect(isNamed(name, firm)).toBe(false))
