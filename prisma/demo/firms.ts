/** One person or service of a demo firm; `mfa` and `ip` shape the log, the rest the roster. */
export type DemoIdentity = {
  ref: string
  name?: string
  login: string
  kind: 'human' | 'service'
  role: string
  tier: string
  employer: 'W-2' | 'agency' | '1099'
  usPerson: 'yes' | 'pending' | ''
  grantedDaysAgo: number
  removedDaysAgo?: number
  owner?: string
  ip: string
  /** Role the session runs under. */
  via: string
  /** Not listed on the roster at all. */
  offRoster?: boolean
}

export type DemoFirm = {
  key: 'larkfield' | 'brightwater' | 'omnivane' | 'tallgrass'
  legalName: string
  short: string
  domain: string
  cage: string
  uei: string
  city: string
  account: string
  /** Who signs for the firm: the person on the roster appointed as Empowered Official. */
  official: { name: string; ref: string; title: string }
  regions: { region: string; share: number }[]
  identities: DemoIdentity[]
}

const person = (n: number, name: string, login: string, role: string, ip: string, extra: Partial<DemoIdentity> = {}): DemoIdentity => ({
  ref: `P-${String(n).padStart(4, '0')}`,
  name,
  login,
  kind: 'human',
  role,
  tier: role.includes('administrator') ? 'administrator' : 'engineer',
  employer: 'W-2',
  usPerson: 'yes',
  grantedDaysAgo: 420 - n * 3,
  ip,
  via: role.includes('administrator') ? 'ItarAdministrator' : 'ItarEngineer',
  ...extra,
})

const service = (n: number, login: string, owner: string, via: string): DemoIdentity => ({
  ref: `S-${String(n).padStart(4, '0')}`,
  login,
  kind: 'service',
  role: 'service identity',
  tier: 'service',
  employer: 'W-2',
  usPerson: '',
  grantedDaysAgo: 300,
  owner,
  ip: '10.40.8.21',
  via,
})

/** Twelve people, one government account, nothing shared: what a small firm that means it looks like. */
export const larkfield: DemoFirm = {
  key: 'larkfield',
  legalName: 'Larkfield Cloudworks LLC',
  short: 'Larkfield',
  domain: 'larkfield.example',
  cage: '7L4K2',
  uei: 'LKF7Q2M8XT41',
  city: 'Huntsville, Alabama',
  account: '111122223333',
  official: { name: 'L. Haverford', ref: 'P-0010', title: 'President' },
  regions: [{ region: 'us-gov-west-1', share: 1 }],
  identities: [
    person(1, 'M. Oyelaran', 'm.oyelaran', 'platform administrator', '72.66.10.24'),
    person(2, 'J. Prewitt', 'j.prewitt', 'platform administrator', '72.66.10.31'),
    person(3, 'R. Castellanos', 'r.castellanos', 'site reliability engineer', '72.66.10.40'),
    person(4, 'D. Lindqvist', 'd.lindqvist', 'site reliability engineer', '72.66.10.44'),
    person(5, 'T. Abernathy', 't.abernathy', 'software engineer', '72.66.10.52'),
    person(6, 'K. Moriyama', 'k.moriyama', 'software engineer', '72.66.10.58'),
    person(7, 'S. Delacroix', 's.delacroix', 'software engineer', '72.66.10.63'),
    person(8, 'A. Whitcomb', 'a.whitcomb', 'security engineer', '72.66.10.70'),
    person(9, 'N. Farrow', 'n.farrow', 'data engineer', '72.66.10.77'),
    person(10, 'L. Haverford', 'l.haverford', 'empowered official', '72.66.10.80'),
    person(11, 'C. Ibarra', 'c.ibarra', 'test engineer', '72.66.10.86'),
    person(12, 'E. Thorsen', 'e.thorsen', 'operations lead', '72.66.10.91'),
    service(1, 'svc-deploy', 'P-0003', 'PipelineDeploy'),
    service(2, 'svc-backup', 'P-0004', 'BackupRunner'),
    service(3, 'svc-logship', 'P-0008', 'LogArchive'),
  ],
}

/** Knows the words; has written nothing down and can show nothing. */
export const brightwater: DemoFirm = {
  key: 'brightwater',
  legalName: 'Brightwater Digital Inc.',
  short: 'Brightwater',
  domain: 'brightwater.example',
  cage: '5B9W1',
  uei: 'BWD3K9P2LM77',
  city: 'Austin, Texas',
  account: '222233334444',
  official: { name: 'P. Sandoval', ref: 'P-0001', title: 'Solutions lead' },
  regions: [{ region: 'us-gov-west-1', share: 1 }],
  identities: [person(1, 'P. Sandoval', 'p.sandoval', 'solutions lead', '72.66.11.20')],
}

/** A large firm whose ITAR tenant is run by the same platform team as everything else, around the clock and the globe. */
export const omnivane: DemoFirm = {
  key: 'omnivane',
  legalName: 'Omnivane Global Services Inc.',
  short: 'Omnivane',
  domain: 'omnivane.example',
  cage: '1OV88',
  uei: 'OMV1T5R6QW20',
  city: 'Reston, Virginia',
  account: '333344445555',
  official: { name: 'W. Stanhope', ref: 'P-0005', title: 'Vice president, government services' },
  regions: [
    { region: 'us-gov-west-1', share: 0.62 },
    { region: 'us-east-1', share: 0.24 },
    { region: 'eu-central-1', share: 0.14 },
  ],
  identities: [
    person(1, 'G. Whitlock', 'g.whitlock', 'platform administrator', '72.66.12.18'),
    person(2, 'H. Brandt', 'h.brandt', 'platform administrator', '72.66.12.22'),
    person(3, 'V. Achterberg', 'v.achterberg', 'platform engineer', '72.66.12.29'),
    person(4, 'O. Ferreira', 'o.ferreira', 'platform engineer', '72.66.12.33'),
    person(5, 'W. Stanhope', 'w.stanhope', 'release manager', '72.66.12.38'),
    person(6, 'Global platform desk', 'platform-desk', 'platform administrator', '49.36.18.7', { offRoster: true, via: 'GlobalPlatformAdmin' }),
    person(7, 'Global night desk', 'night-desk', 'platform administrator', '91.65.14.9', { offRoster: true, via: 'GlobalPlatformAdmin' }),
    service(1, 'svc-global-ci', 'P-0005', 'GlobalPipeline'),
    service(2, 'svc-monitor', 'P-0003', 'GlobalMonitoring'),
  ],
}

/** Good papers, but its log knows people its roster does not. */
export const tallgrass: DemoFirm = {
  key: 'tallgrass',
  legalName: 'Tallgrass Systems LLC',
  short: 'Tallgrass',
  domain: 'tallgrass.example',
  cage: '6TG30',
  uei: 'TGS8N4V1HB55',
  city: 'Wichita, Kansas',
  account: '444455556666',
  official: { name: 'B. Okonjo', ref: 'P-0001', title: 'Managing director' },
  regions: [{ region: 'us-gov-west-1', share: 1 }],
  identities: [
    person(1, 'B. Okonjo', 'b.okonjo', 'platform administrator', '72.66.13.14'),
    person(2, 'F. Lindgren', 'f.lindgren', 'platform administrator', '72.66.13.19'),
    person(3, 'Y. Tamura', 'y.tamura', 'software engineer', '72.66.13.25'),
    person(4, 'Q. Marchetti', 'q.marchetti', 'software engineer', '72.66.13.28'),
    person(5, 'U. Kessler', 'u.kessler', 'software engineer', '72.66.13.36', { removedDaysAgo: 20 }),
    person(6, 'I. Vance', 'i.vance', 'test engineer', '72.66.13.41'),
    person(7, 'Z. Rourke', 'z.rourke', 'platform administrator', '72.66.13.77', { offRoster: true, employer: 'agency' }),
    person(8, 'X. Delgado', 'x.delgado', 'data engineer', '72.66.13.50', { usPerson: 'pending', employer: 'agency' }),
    service(1, 'svc-deploy', 'P-0003', 'PipelineDeploy'),
    { ...service(2, 'svc-export', '', 'ExportRunner'), owner: '' },
  ],
}

export const firms = [larkfield, brightwater, omnivane, tallgrass]
