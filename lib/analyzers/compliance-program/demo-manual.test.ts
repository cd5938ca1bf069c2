import { describe, expect, it } from 'vitest'
import { documentFrom, pdfOf } from '../../../prisma/demo/document'
import { manualOf } from '../../../prisma/demo/manual'
import { UnreadableEvidence } from '../analyzer'
import { evidenceOf } from '../formats/testing/evidence'
import analyzer from './analyzer'

const firm = 'Larkfield Cloudworks LLC'
const markdown = manualOf({ legalName: firm, domain: 'larkfield.example', official: { name: 'L. Haverford', ref: 'P-0010', title: 'President' } }, '2026-09-15')
const pdf = new Uint8Array(pdfOf(firm, documentFrom(markdown), true))
const read = (content: string | Uint8Array) => analyzer.analyze({ files: [evidenceOf(content, 'manual')] })

describe.each([
  ['Markdown', markdown],
  ['PDF', pdf],
])('the strong manual of the demo, as %s', (_format, content) => {
  it('is operational on every element, treats every topic and holds nothing to doubt', async () => {
    const { facts } = await read(content)
    expect(facts.elements.map(({ score }) => score)).toEqual([3, 3, 3, 3, 3, 3, 3, 3])
    expect(Object.entries(facts.topics).filter(([, topic]) => !topic.found)).toEqual([])
    expect([facts.staleCites, facts.outdated, facts.redFlags, facts.residue]).toEqual([[], [], [], []])
    expect(facts).toMatchObject({ aboutExportControl: true, version: '6.2', date: '2026-09-15', signed: true, draft: false, organizations: [firm] })
    expect(facts.approver).toMatch(/^L\. Haverford/)
  })
})

it.each([1, 2, 3, 4, 5, 6, 7, 8])('scores element %i lower when its section is taken out', async (element) => {
  const without = markdown.split(/^(?=## )/m).filter((part) => !part.startsWith(`## ${element} `)).join('')
  const { facts } = await read(without)
  expect(facts.elements[element - 1]?.score).toBeLessThan(3)
})

it.each([0.3, 0.6, 0.9])('refuses the PDF cut off after %f of its bytes, and never reads a part of it', async (share) => {
  await expect(read(pdf.slice(0, Math.floor(pdf.length * share)))).rejects.toBeInstanceOf(UnreadableEvidence)
})
