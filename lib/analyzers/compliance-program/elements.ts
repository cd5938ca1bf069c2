/** One element of the DDTC guidelines with the things its part of a manual has to speak of (domain.md 1.7). */
export type Element = { element: number; title: string; anchors: { name: string; words: RegExp }[] }

const anchor = (name: string, words: RegExp) => ({ name, words })

/** The eight elements of the ITAR Compliance Program Guidelines (DDTC, 2022-12-05). */
export const elements: Element[] = [
  {
    element: 1,
    title: 'Management commitment',
    anchors: [
      anchor('management commitment', /\b(?:management (?:commitment|statement|is committed)|commitment (?:statement|letter|of (?:senior )?management|to (?:ITAR|export|compliance))|statement of (?:commitment|policy)|(?:is|are|be) committed to (?:full )?compl)/i),
      anchor('senior management', /\b(?:senior (?:management|leadership|executives?|officials?)|president|chief executive|CEO|board of directors|executive (?:team|leadership))\b/i),
      anchor('Empowered Official', /\bempowered officials?\b/i),
      anchor('non-retaliation', /\b(?:non-?retaliat\w*|no retaliation|retaliat\w*|reprisal)\b/i),
      anchor('resources', /\b(?:sufficient|adequate|necessary|dedicated|provides?|allocat\w+) (?:\w+ ){0,2}(?:resources|staff|budget|funding)\b/i),
      anchor('organization chart', /\b(?:organi[sz]ation(?:al)? (?:chart|structure)|reporting lines?|chain of command)\b/i),
    ],
  },
  {
    element: 2,
    title: 'Registration, jurisdiction and classification, authorizations',
    anchors: [
      anchor('registration', /\b(?:DDTC registration|regist(?:er|ers|ered|ration)\b[^.]{0,60}\b(?:DDTC|Directorate|122)|(?:DDTC|Directorate)\b[^.]{0,60}\bregist\w+|DS-2032|DECCS|registration (?:renewal|code|expir\w+))\b/i),
      anchor('jurisdiction and classification', /\b(?:jurisdiction(?: and | & |\/)classification|commodity jurisdiction|order of review|classif(?:y|ies|ied|ication)\b[^.]{0,60}\b(?:USML|Munitions|ITAR|ECCN))\b/i),
      anchor('authorizations', /\b(?:export licen[cs]es?|DSP-\d+|technical assistance agreements?|TAAs?|manufacturing licen[cs]e agreements?|export authori[sz]ations?|exemptions?)\b/i),
      anchor('restricted party screening', /\b(?:restricted[- ]part\w+|denied[- ]part\w+|part(?:y|ies) screening|consolidated screening list|debarred)\b/i),
      anchor('126.1 countries', /\b(?:126\.1|proscribed (?:countr|destination)\w+)/i),
      anchor('cybersecurity and encryption', /\b(?:encrypt\w*|120\.54|cloud (?:service )?providers?|cybersecurity|access controls?)\b/i),
    ],
  },
  {
    element: 3,
    title: 'Recordkeeping',
    anchors: [
      anchor('recordkeeping', /\b(?:record[- ]?keeping|retention|(?:keep|keeps|kept|retain|retains|retained|maintain|maintains|maintained)\b[^.]{0,80}\brecords?|records?\b[^.]{0,80}\b(?:kept|retained|maintained))\b/i),
      anchor('five years', /\b(?:five|5|\(5\))[- ](?:\(5\) )?years?\b/i),
      anchor('122.5', /\b122\.5\b/),
      anchor('unaltered and reproducible', /\b(?:legible|reproducible|reproduced|unaltered|alteration|readily accessible|readable)\b/i),
      anchor('technology control plan', /\b(?:technology control plans?|TCPs?)\b/i),
      anchor('visitor records', /\bvisitors?\b/i),
    ],
  },
  {
    element: 4,
    title: 'Detecting, reporting and disclosing violations',
    anchors: [
      anchor('voluntary disclosure', /\b(?:voluntar(?:y|ily) (?:self-)?disclos\w*|127\.12)/i),
      anchor('internal reporting', /\b(?:report\w*\b[^.]{0,60}\b(?:violation|incident|concern|non-?compliance)|(?:suspected|potential|possible|apparent) violations?)/i),
      anchor('investigation', /\binvestigat\w+\b/i),
      anchor('root cause and corrective action', /\b(?:root[- ]causes?|corrective actions?|remedial)\b/i),
      anchor('hotline', /\b(?:hotline|anonymous(?:ly)?|helpline|speak[- ]up)\b/i),
      anchor('mandatory notice', /\b(?:126\.1\(e\)|immediately (?:notif|inform|report)\w*|mandatory (?:notif|disclos|report)\w*)/i),
      anchor('penalties', /\b(?:penalt(?:y|ies)|fines?|imprisonment|debarment)\b/i),
    ],
  },
  {
    element: 5,
    title: 'Training',
    anchors: [
      anchor('training', /\btrain(?:ing|ed|s)\b/i),
      anchor('new staff and refreshers', /\b(?:new (?:hire|employee|joiner|staff)s?|onboarding|refresher|annual(?:ly)? (?:\w+ ){0,3}training|training (?:\w+ ){0,4}annual(?:ly)?|initial training)\b/i),
      anchor('tailored by role', /\b(?:tailored|role[- ](?:based|specific)|job functions?|tiers?|specialized training|advanced training|targeted)\b/i),
      anchor('training records', /\b(?:training (?:records?|logs?|register)|attendance|completion (?:records?|rate|certificate)|sign-in sheets?|quiz|test results?)\b/i),
      anchor('training of management', /\b(?:(?:senior )?management|executives?|leadership)\b[^.]{0,80}\btrain\w+|\btrain\w+\b[^.]{0,80}\b(?:senior management|executives?|leadership)\b/i),
    ],
  },
  {
    element: 6,
    title: 'Risk assessment',
    anchors: [
      anchor('risk assessment', /\brisk[- ](?:assessments?|analys[ie]s|reviews?|evaluation)\b|\bassess\w*\b[^.]{0,50}\brisks?\b/i),
      anchor('likelihood and impact', /\b(?:likelihood|probability|severity|risk (?:matrix|register|ranking|rating|score|level)s?|impact)\b/i),
      anchor('priorities', /\bpriorit\w+\b/i),
      anchor('high-risk areas', /\b(?:vulnerabilit\w+|high[- ](?:er[- ])?risk|risk areas?|areas? of risk|exposure)\b/i),
      anchor('mitigation', /\bmitigat\w+\b/i),
    ],
  },
  {
    element: 7,
    title: 'Audits and compliance monitoring',
    anchors: [
      anchor('audits', /\baudit(?:s|ed|ing)?\b/i),
      anchor('independence', /\b(?:independent(?:ly)?|external (?:audit\w*|part\w+|counsel|review\w*)|outside (?:counsel|auditor|consultant)s?|third[- ]party audit\w*)\b/i),
      anchor('monitoring', /\b(?:monitor(?:s|ed|ing)?|self-assess\w+|spot[- ]checks?)\b/i),
      anchor('findings to closure', /\b(?:audit (?:findings?|reports?|results?)|findings?|closure|corrective actions?)\b/i),
      anchor('scope and method', /\b(?:audit (?:plan|scope|schedule|checklist|program)|scope|sampl(?:e|ing)|methodology)\b/i),
    ],
  },
  {
    element: 8,
    title: 'Compliance manual',
    anchors: [
      anchor('manual', /\b(?:(?:ITAR |export |ICP )?compliance (?:program )?manual|this (?:manual|program|plan)|ITAR compliance program|written (?:policies|procedures|program))\b/i),
      anchor('regular review', /\b(?:review(?:ed|s)?|updat(?:ed|es|e)|revis(?:ed|es|e))\b[^.]{0,80}\b(?:annual(?:ly)?|at least once|every year|each year|twelve months|12 months|periodic(?:ally)?|regular(?:ly)?)\b|\b(?:annual|periodic|regular) (?:\w+ )?(?:review|update|revision)\b/i),
      anchor('version control', /\b(?:revision history|document control|version (?:control|history)|change log|revision)\b/i),
      anchor('available to staff', /\b(?:available|distributed|accessible|published|communicated)\b[^.]{0,60}\b(?:employees?|staff|personnel|everyone|intranet|all)\b/i),
      anchor('forms and templates', /\b(?:forms?|templates?|appendix|appendices|annex|checklists?)\b/i),
      anchor('roles', /\b(?:roles? and responsibilit\w+|responsibilities)\b/i),
    ],
  },
]
