import type { TableShape } from '../table-shape'

export type ModuleField = 'certificate' | 'module' | 'version' | 'standard' | 'level' | 'status' | 'sunset' | 'checkedOn' | 'store' | 'since' | 'environment' | 'plan'

/** Column names of module lists and of the search result of the validated modules list at csrc.nist.gov. */
export const moduleShape: TableShape<ModuleField> = {
  noun: 'certificate list',
  synonyms: {
    certificate: ['certificate number', 'certificate no', 'cmvp certificate', 'cmvp number', 'cmvp', 'cmvp cert', 'cert number', 'cert no', 'cert', 'certificate', 'certificate num', 'fips certificate', 'fips cert', 'validation number', 'cmvp no'],
    module: ['module name', 'module', 'cryptographic module', 'crypto module', 'product', 'name', 'library'],
    version: ['module version', 'version', 'software version', 'firmware version', 'versions', 'sw version'],
    standard: ['standard', 'fips standard', 'fips', 'validated to'],
    level: ['overall level', 'level', 'security level', 'fips level'],
    status: ['status', 'cmvp status', 'certificate status', 'validation status'],
    sunset: ['sunset date', 'sunset', 'expires', 'expires on', 'expiration date', 'valid until', 'end date'],
    checkedOn: ['checked on', 'date checked', 'checked', 'looked up on', 'verified on', 'date verified', 'as of', 'last checked'],
    store: ['store', 'where used', 'used for', 'use', 'system', 'component', 'service', 'data store', 'used by', 'location'],
    since: ['in use since', 'since', 'deployed', 'deployed on', 'deployment date', 'in service since', 'go live'],
    environment: ['operational environment', 'environment', 'oe match', 'oe', 'tested configuration', 'operational environment match', 'platform'],
    plan: ['plan', 'replacement plan', 'migration plan', 'plan to replace', 'poam', 'poa m'],
  },
  isHeader: (fields) => fields.has('certificate') && (fields.has('module') || fields.has('store')) && (fields.has('status') || fields.has('standard') || fields.has('sunset') || fields.has('level')),
  remedy: 'One row for each module: certificate number, module, version, standard, level, status, sunset date and the day you looked it up.',
}
