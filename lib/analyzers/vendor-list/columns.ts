import type { TableShape } from '../table-shape'

export type VendorField = 'name' | 'service' | 'data' | 'country' | 'authorization' | 'assurance' | 'hosts' | 'dated'

/** Names that only a list of vendors gives its first column. */
export const vendorNames = ['vendor', 'vendor name', 'supplier', 'supplier name', 'third party', 'subprocessor', 'sub processor', 'saas', 'saas vendor', 'saas provider', 'service provider', 'vendor company', 'subcontractor', 'lower tier', 'lower tier subcontractor']

export const vendorShape: TableShape<VendorField> = {
  noun: 'vendor list',
  synonyms: {
    name: [...vendorNames, 'provider', 'company', 'company name', 'tool', 'product', 'application', 'name', 'firm'],
    service: ['service', 'services', 'service provided', 'purpose', 'use', 'description', 'what for', 'category', 'function', 'used for', 'type of service', 'service description', 'services provided', 'commodity', 'commodity type', 'product or service', 'goods or services', 'scope of work', 'spend category', 'description of service', 'description of services', 'product description'],
    data: ['data', 'data it receives', 'data received', 'receives', 'data sent', 'data shared', 'data types', 'information shared', 'data processed', 'data accessed', 'data classification', 'information', 'data flow', 'itar data', 'itar data access', 'access to itar data', 'receives itar data', 'cui access', 'technical data access'],
    country: ['country', 'country of storage', 'data location', 'hosting country', 'country of hosting', 'country of headquarters', 'country of incorporation', 'hq country', 'headquarters', 'headquarters country', 'location', 'hosting location', 'hq', 'vendor country', 'data residency', 'location of data', 'location of the data', 'data storage location', 'storage location', 'processing location', 'supplier country', 'country of supplier', 'vendor location', 'supplier location', 'where data is stored'],
    authorization: ['fedramp', 'fedramp status', 'fedramp level', 'authorization', 'authorisation', 'certification', 'certifications', 'fedramp authorization', 'compliance'],
    assurance: ['us person assurance', 'u s person assurance', 'usp assurance', 'us persons', 'us person', 'u s person', 'u s persons only', 'us persons only', 'us person support', 'u s person support', 'u s person staff'],
    hosts: ['host', 'hosts', 'hostname', 'domain', 'domains', 'url', 'website', 'endpoint', 'endpoints'],
    dated: ['reviewed on', 'review date', 'last reviewed', 'last review', 'as of', 'updated on', 'assessed on', 'screened on'],
  },
  isHeader: (fields) => fields.has('name') && ['service', 'data', 'country', 'authorization', 'assurance', 'hosts'].filter((field) => fields.has(field as VendorField)).length >= 2,
  remedy: 'One row for each vendor or service: its name, what it does, which data it gets, its country and its authorization.',
}
