import type { Row } from './reference'

const checkedOn = '2026-11-24'
const always = { from: null, to: null, checkedOn } as const

/** DDTC registration code: M (manufacturer, exporter) or K (broker) and 4 or 5 digits (domain.md 1.6). */
export const registrationCode: Row<string>[] = [
  { id: 'registration-code', value: String.raw`^[MK]-?\d{4,5}$`, source: 'Export filing interfaces of carriers', ...always, confidence: 'high' },
]

/** A USML category with its paragraphs, such as VIII(h)(1) (domain.md 1.3). */
export const usmlEntry: Row<string>[] = [
  {
    id: 'usml-entry',
    value: String.raw`^(I|II|III|IV|V|VI|VII|VIII|IX|X|XI|XII|XIII|XIV|XV|XVI|XVII|XVIII|XIX|XX|XXI)(\([a-z]\)(\(\d+\))?)*$`,
    source: '22 CFR 121.1',
    ...always,
    confidence: 'high',
  },
]

/** An export control classification number, such as 9A610.x (domain.md 1.4). */
export const eccn: Row<string>[] = [
  { id: 'eccn', value: String.raw`^[0-9][A-E][0-9]{3}(\.[a-z0-9]+)*$`, source: '15 CFR 774 supplement 1', ...always, confidence: 'high' },
]
