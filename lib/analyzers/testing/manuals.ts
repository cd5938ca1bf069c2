/** Two manuals of two firms: the eight headings of the DDTC guidelines and sentences of the law are common to both, the rest is each firm's own. */
const headings = [
  'Management commitment',
  'DDTC registration, jurisdiction and classification, authorizations',
  'Recordkeeping',
  'Detecting, reporting and disclosing violations',
  'ITAR training',
  'Risk assessment',
  'Audits and compliance monitoring',
  'ITAR compliance manual',
]
const law = 'Records are kept for five years from the expiration of the license or other approval (22 CFR 122.5). A violation is disclosed under 22 CFR 127.12, with the full disclosure within 60 calendar days of the initial notification.'
const said = {
  alder: [
    'Our president walks through the plant every Monday and asks each lead what left the building.',
    'Whoever quotes a job first looks at the drawing, writes the category on the traveler and asks Tomas when the drawing is silent.',
    'Old travelers go into the gray cabinet behind reception, which only the two shift leads can open, and come out for nobody else.',
    'When a box went to the wrong dock last spring we stopped the line, called counsel and wrote down the hour of each call.',
    'New welders sit with the compliance lead on their first Friday and draw the path of a part on the whiteboard.',
    'In January we list what could go wrong with the new customer and strike out what cannot happen here.',
    'An outside accountant counts ten travelers a quarter and tells the owner which lacked a signature.',
    'This booklet hangs at each station and is thrown away when a page is torn.',
  ],
  birch: [
    'The managing partner signs the pledge on the intranet and the firm reads it aloud at the all-hands call.',
    'Engineers tag every repository with its jurisdiction before the first commit, and the pipeline refuses an untagged branch.',
    'Audit logs flow into an immutable bucket whose lock nobody in the firm can shorten, whatever the pretext.',
    'An on-call analyst opens a case within the hour and freezes the accounts that touched the data until the officer lifts it.',
    'Contractors pass a scenario quiz in the browser before their badge opens a government console.',
    'Twice a year the security guild ranks the threats to the enclave and funds the top three from the same budget.',
    'A neighboring firm audits ours in exchange for us auditing theirs, with findings tracked in the shared board.',
    'The handbook lives beside the code and changes by merge request with two reviews.',
  ],
}

/** The manual of one of the two, long enough to be told by its wording. */
export function manualFor(firm: keyof typeof said): string {
  const own = said[firm]
  const chapters = headings.map((heading, i) => [`## ${i + 1}. ${heading}`, own[i], ...own.map((sentence, j) => (j === i ? law : `${sentence.slice(0, -1)}, chapter ${heading.split(' ')[j % 2]} of ${firm}.`))].join('\n\n'))
  return chapters.join('\n\n')
}
