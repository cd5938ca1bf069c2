import { describe, expect, it } from 'vitest'
import { analyzers } from '../analyzers/registry.gen'
import { catalog } from '../checklist/catalog'

/**
 * What each criterion checks by itself ("A:" of domain.md section 4), so that none of it is lost unnoticed. `facts` are kinds
 * of evidence it is held against, `rules` those of analyzers that bear on it, `questions` answers that are checked.
 */
const automated: Record<string, { facts?: string; rules?: string; questions?: string }> = {
  'PRG-01': { facts: 'compliance-program', rules: 'CP-01 CP-11 CP-12 CP-13 CP-14 CP-15 CP-16 CP-17 CP-18 CP-20', questions: 'dated' },
  'PRG-02': { facts: 'compliance-program', rules: 'CP-02 CP-03', questions: 'map' },
  'PRG-03': { facts: 'compliance-program roster appointment-letter', rules: 'AL-01 AL-02 AL-03 AL-04 AL-05', questions: 'roster-ref employment powers statement-dated' },
  'PRG-04': { facts: 'compliance-program', rules: 'CP-04 CP-05 CP-14', questions: 'reviewed-on' },
  'PRG-05': { facts: 'roster training-export', rules: 'RO-17 RO-18 TE-01 TE-02 TE-03 TE-04 TE-06', questions: 'tiers completion' },
  'PRG-06': { facts: 'compliance-program procedure', questions: 'prime-hours matters register' },
  'PRG-07': { facts: 'compliance-program procedure log-configuration infrastructure-code', rules: 'IAC-08 LC-02 LC-03', questions: 'years counted-from place alteration' },
  'PRG-08': { facts: 'registration-letter', rules: 'RL-01 RL-02 RL-03 RL-04 RL-06 RL-07 RL-08 RL-09 RL-10 RL-11 RL-13', questions: 'expires-on letter-name masked-code renewal' },
  'PRG-09': { facts: 'ownership', rules: 'OW-01 OW-02 OW-03 OW-04 OW-05 OW-06', questions: 'incorporated rights sale sale-notice sale-closing charges' },
  'PRG-10': { facts: 'screening vendor-list', rules: 'SC-01 SC-02 SC-03 SC-04 SC-05 SC-06 SC-07 VL-01 VL-02', questions: 'lists last-run hits' },
  'PRG-11': { questions: 'programs incorporated' },
  'PRG-12': { facts: 'audit-report cloudtrail audit-log', rules: 'AR-02 AR-03 AR-04 AR-05 AR-07 AR-08', questions: 'log cmmc-status cmmc-date sprs poam-items' },
  'PER-01': { facts: 'compliance-program procedure roster', rules: 'CP-06 CP-07 CP-08 CP-09 CP-19 PR-05 PR-06', questions: 'accepted-classes apart-from-i9 copies' },
  'PER-02': { facts: 'roster cloudtrail audit-log identity-export infrastructure-code pipeline-code', rules: 'RO-01 RO-02 RO-03 RO-04 RO-05 RO-06 RO-07 RO-08 RO-09 RO-11 RO-12 RO-20 GH-02 IE-02 KA-07 EN-03' },
  'PER-03': { facts: 'roster cloudtrail audit-log identity-export access-review procedure', rules: 'AR-04 AR-06 IE-05 CP-09 RO-16 RO-19', questions: 'triggers' },
  'PER-04': { facts: 'roster identity-export technology-control-plan architecture', rules: 'TC-01 TC-06 AD-06 AD-09 IE-01 RO-04', questions: 'barriers abroad' },
  'PER-05': { facts: 'roster agency-certification', rules: 'AC-01 AC-02 AC-03 AC-04 GH-07', questions: 'firms regular-employees google-care attachments' },
  'PER-06': { facts: 'roster procedure', rules: 'RO-10 RO-13 RO-14 RO-21 PR-06' },
  'REG-01': { facts: 'cloudtrail audit-log infrastructure-code', rules: 'CT-02 CT-03 AZ-01 G-01 IAC-01 IAC-02 IAC-03 IAC-16 KP-09', questions: 'accounts' },
  'REG-02': { facts: 'cloudtrail infrastructure-code', rules: 'IAC-04 IAC-10 IAC-11 CT-10 G-05 KP-05', questions: 'targets guards' },
  'REG-03': { facts: 'provider-authorization cloudtrail audit-log infrastructure-code', rules: 'PA-01 PA-02 PA-03 PA-04', questions: 'offerings fedramp impact-level incident-terms' },
  'REG-04': { facts: 'cloudtrail audit-log infrastructure-code', rules: 'CT-02 AZ-01 G-01 IAC-01', questions: 'projects differences' },
  'REG-05': { facts: 'cloudtrail pipeline-code infrastructure-code audit-log identity-export architecture', rules: 'IAC-09 CT-11 EN-03 IE-01 OK-05 OK-06 GA-01 AD-06', questions: 'tools trust commercial-pipeline' },
  'IAM-01': { facts: 'cloudtrail audit-log infrastructure-code identity-export', rules: 'IAC-09 CT-06 CT-13 EN-05 IE-03 IE-04', questions: 'bypass local-users' },
  'IAM-02': { facts: 'cloudtrail audit-log mfa-enrollment identity-export roster', rules: 'CT-04 CT-05 CT-06 EN-02 EN-04 OK-02 OK-03 LG-18 ME-01 ME-02 ME-03 ME-05', questions: 'factor enforced emergency' },
  'IAM-03': { facts: 'cloudtrail audit-log access-review identity-export infrastructure-code', rules: 'IAC-09 AZ-03 GH-08 IE-07 AR-01 AR-05 LG-11', questions: 'standing separation reviewed' },
  'IAM-04': { facts: 'cloudtrail audit-log infrastructure-code denied-test audit-report', rules: 'IAC-06 IAC-10 CT-10 DT-01 EN-05 AR-13 LG-09 KA-02', questions: 'layers mode public' },
  'IAM-05': { facts: 'cloudtrail audit-log', rules: 'CT-07 CT-20 CT-21 LG-22 EN-01 OK-01 OK-07 LG-16 LG-19 SL-06 WS-02 LX-07' },
  'LOG-01': { facts: 'cloudtrail audit-log roster', rules: 'CT-01 CT-17 CT-18 CT-19 LG-01 LG-04 LG-06 GH-06 KA-01', questions: 'reads shared-accounts' },
  'LOG-02': { facts: 'cloudtrail-digest cloudtrail infrastructure-code log-configuration', rules: 'DG-01 DG-02 DG-03 DG-04 DG-05 DG-06 DG-07 IAC-07 IAC-08 CT-16 LC-02 LC-03 LC-04', questions: 'lock proof separation' },
  'LOG-03': { facts: 'log-configuration infrastructure-code compliance-program cloudtrail', rules: 'IAC-08 AD-08', questions: 'days store' },
  'LOG-04': { facts: 'cloudtrail audit-log cloudtrail-digest infrastructure-code log-configuration', rules: 'IAC-07 CT-09 CT-15 CT-17 LG-02 AZ-02 G-03 DG-11 LC-05 LC-06', questions: 'logged alarm clock' },
  'LOG-05': { facts: 'cloudtrail audit-log roster', rules: 'CT-02 CT-04 CT-05 CT-07 CT-09 CT-10 CT-11 CT-12 CT-13 AZ-02 G-02 OK-03 GH-01 GH-03 KA-02', questions: 'expected explanations' },
  'CRY-01': { facts: 'module-certificates infrastructure-code', rules: 'IAC-05 MC-01 MC-02 MC-03 MC-04', questions: 'modules keys' },
  'CRY-02': { facts: 'infrastructure-code cloudtrail', rules: 'IAC-13 CT-14 WS-09 LX-08', questions: 'minimum plaintext fips-endpoints' },
  'CRY-03': { facts: 'key-policy infrastructure-code roster cloudtrail pipeline-code', rules: 'KP-01 KP-02 KP-03 KP-04 KP-05 KP-06 KP-07 KP-09 KP-10 IAC-14 GA-11 IMG-13 CT-12 G-06 AZ-04', questions: 'holders separation secrets deletion' },
  'CRY-04': { facts: 'infrastructure-code key-policy', questions: 'unclassified design recipient third-party strength places' },
  'CIC-01': { facts: 'pipeline-code identity-export audit-log roster', rules: 'GA-01 GA-03 GA-05 GH-01 GH-02 GH-04', questions: 'repository runners artifacts members' },
  'CIC-02': { facts: 'pipeline-code sbom image-manifests infrastructure-code', rules: 'GA-02 GA-06 GA-07 IMG-01 IMG-09 IMG-10 SBOM-01 SBOM-02 SBOM-03 SBOM-04 SBOM-05', questions: 'source pinning foreign' },
  'CIC-03': { facts: 'pipeline-code image-manifests sbom vendor-list', rules: 'GA-06 AD-06 GH-05 SBOM-10 SBOM-11 VL-01 VL-02', questions: 'services assistants' },
  'CIC-04': { facts: 'image-manifests pipeline-code infrastructure-code', rules: 'IMG-01 IMG-02 IMG-03 IMG-04 IMG-05 IMG-06 IMG-07 IMG-08 IMG-09 KA-06', questions: 'images enforcement' },
  'CIC-05': { facts: 'pipeline-code audit-log', rules: 'BR-01 BR-02 BR-03 BR-04 GA-09 GH-01 GH-03', questions: 'protection review deployment proof records' },
  'DOC-01': { facts: 'architecture infrastructure-code cloudtrail audit-log log-configuration mfa-enrollment', rules: 'AD-01 AD-02 AD-03 AD-04 AD-05 AD-07 SP-01 SP-02 SP-03 SP-04 SP-05', questions: 'parts dated regions' },
}

const words = (list = '') => list.split(' ').filter((word) => word !== '')
const bearing = (criterion: string) => new Set(analyzers.flatMap(({ rules }) => rules.filter((rule) => rule.criterion === criterion || rule.also?.includes(criterion)).map(({ id }) => id)))

describe('what is checked by itself', () => {
  it('is written down for every criterion', () => expect(Object.keys(automated).sort()).toEqual(catalog.criteria.map(({ id }) => id).sort()))
  it.each(Object.entries(automated))('%s still has it', (id, { facts, rules, questions }) => {
    const criterion = catalog.byId(id)
    const asked = [...(criterion?.questions ?? []), ...(criterion?.onPremises?.questions ?? [])].map(({ key }) => key)
    const lost = [
      ...words(facts).filter((kind) => !(criterion?.facts as readonly string[]).includes(kind)),
      ...words(rules).filter((rule) => !bearing(id).has(rule)),
      ...words(questions).filter((question) => !asked.includes(question)),
    ]
    expect(lost).toEqual([])
  })
})
