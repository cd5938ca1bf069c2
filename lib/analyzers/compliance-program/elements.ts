/** One element of the DDTC ITAR Compliance Program Guidelines (domain.md 1.7): what names it, and what describes it. */
export type Element = { element: number; title: string; mention: RegExp; anchors: RegExp[] }

export const elements: Element[] = [
  {
    element: 1,
    title: 'Management commitment',
    mention: /management (?:statement|commitment|support)|senior (?:management|executive|officer)|empowered official/i,
    anchors: [/management commitment|commitment statement|statement of (?:corporate )?commitment/i, /empowered official/i, /resources|budget|staff(?:ing)?/i, /organi[sz]ation(?:al)? chart|who (?:signs|files|investigates)/i, /retaliat|good faith/i, /report(?:ing)? (?:a |any )?(?:suspected|potential|possible)?\s*violation/i],
  },
  {
    element: 2,
    title: 'Registration, jurisdiction and classification, authorizations',
    mention: /DDTC|DS-2032|commodity jurisdiction|USML|technical assistance agreement|export licen[sc]e|122\.1/i,
    anchors: [/DS-2032|DECCS|regist(?:er|ration)/i, /commodity jurisdiction|order of review|classif(?:y|ication)/i, /licen[sc]es?|technical assistance agreement|\bTAA\b|exemption/i, /restricted[- ]party|screen(?:ing|ed|s)?\b/i, /126\.1|proscribed|prohibited countr/i, /encrypt|cyber|cloud|file[- ]sharing|access control/i, /broker/i],
  },
  {
    element: 3,
    title: 'Recordkeeping and technology control',
    mention: /record(?:keeping|s)|122\.5|technology control plan/i,
    anchors: [/five[- ]years?|5 years?|122\.5/i, /legible|reproduc|unaltered|alteration/i, /technology control plan|\bTCP\b/i, /visitor/i, /record types?|types of records|list of records|records? (?:must|shall|are|to be) (?:kept|maintained|retained)|maintain(?:ing)? records|retain/i],
  },
  {
    element: 4,
    title: 'Detecting, reporting and disclosing violations',
    mention: /voluntary disclosure|127\.12|report(?:ing)?[^.]{0,40}violation|disclos(?:e|ing|ure)[^.]{0,30}violation/i,
    anchors: [/127\.12|voluntary disclosure/i, /60 (?:calendar )?days|sixty days/i, /126\.1\(e\)|immediate(?:ly)? (?:notif|report|inform)/i, /root cause/i, /corrective action/i, /anonymous|hotline/i, /penalt/i, /investigat/i],
  },
  {
    element: 5,
    title: 'ITAR training',
    mention: /(?:ITAR|export|compliance)[^.]{0,60}training|training[^.]{0,60}(?:ITAR|export|compliance)/i,
    anchors: [/tailored|tier|job function|role[- ]based/i, /all (?:staff|employees)|every employee/i, /senior management|directors|executives/i, /training (?:records?|register|log)|record[^.]{0,40}(?:attendance|training)|attendance/i, /annual|every (?:12|twelve) months|each year|refresher|periodic|frequen/i],
  },
  {
    element: 6,
    title: 'Risk assessment',
    mention: /(?:ITAR|export|compliance)?\s*risk assessment|assess(?:ing|ment of)[^.]{0,20}risk/i,
    anchors: [/risk assessment/i, /annual|every year|periodic|regular|quarter/i, /prioriti[sz]e|likelihood|consequence|vulnerabilit/i, /foreign[- ]person|foreign national|travel|visit/i, /risk register|written risk|document(?:ed|ing)?[^.]{0,30}risk|mitigat/i],
  },
  {
    element: 7,
    title: 'Audits and compliance monitoring',
    mention: /compliance (?:monitoring|audit)|(?:ITAR|export)[^.]{0,40}audit|audits? and (?:compliance )?monitoring/i,
    anchors: [/monitor/i, /independen|external audit|outside (?:counsel|auditor)/i, /scope|methodolog|audit plan|checklist/i, /findings?[^.]{0,60}(?:track|clos|correct)|track(?:ed|ing)[^.]{0,40}(?:finding|corrective)/i, /audit reports?/i, /functional|program[- ]level|self-audit/i],
  },
  {
    element: 8,
    title: 'Compliance manual',
    mention: /compliance manual|this manual|compliance program manual|ITAR manual/i,
    anchors: [/manual/i, /at least annually|annual(?:ly)? review|review(?:ed)?[^.]{0,20}(?:annual|every year)/i, /available to (?:all|every)|distribut|accessible/i, /procedures?/i, /forms?|templates?/i, /roles? and responsib|roles\b/i],
  },
]

/** Words that only a text about the ITAR uses; plain "export" or "sanctions" is not among them. */
export const itarTerm = /\bITAR\b|22 CFR 1[23]\d|International Traffic in Arms|\bDDTC\b|Directorate of Defense Trade|\bUSML\b|United States Munitions List|defense (?:article|service)s?|technical data|deemed export|empowered official|technical assistance agreement|\bforeign persons?\b|\bU\.?S\.?[- ]persons?\b/gi

export const modal = /\b(?:must|shall|will|is required to|are required to|is responsible for)\b/i
export const role = /\b(?:manager|official|officer|engineer|president|administrator|lead|director|counsel|team|human resources|HR|auditor|coordinator)\b/i
export const cadence = /\b(?:annual(?:ly)?|every|monthly|each month|each quarter|quarterly|weekly|daily|each year|within \d+|no later than|register|log\b|records?|filed|signs?|signed)\b/i
