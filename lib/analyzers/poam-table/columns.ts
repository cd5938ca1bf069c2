import type { TableShape } from '../table-shape'

export type PlanField = 'id' | 'requirement' | 'weakness' | 'points' | 'severity' | 'adjusted' | 'status' | 'opened' | 'planned' | 'closed' | 'owner' | 'system' | 'falsePositive' | 'operational'

/** Columns of a plan of action: the eMASS export, the FedRAMP template, and the lists firms keep for CMMC. */
export const planShape: TableShape<PlanField> = {
  noun: 'plan of action',
  remedy: 'Upload the plan as CSV or .xlsx with one header row: requirement, weakness, status, found on, planned, closed, owner.',
  synonyms: {
    id: ['poam id', 'poa m id', 'poam number', 'poam item', 'poam item id', 'item identifier', 'item', 'item no', 'item number', 'item id', 'weakness id', 'finding id', 'id', 'no', 'number', 'ref'],
    requirement: ['requirement', 'requirements', 'requirement id', 'requirement number', 'requirement no', 'security requirement', 'security requirements', 'control', 'controls', 'control id', 'control number', 'security control', 'security control number', 'security controls', 'security control number nc nar ref', 'affected control', 'affected controls', 'practice', 'practice id', 'cmmc practice', 'cmmc requirement', 'cmmc id', 'nist control', 'nist sp 800 171', 'nist 800 171', 'nist sp 800 171 requirement', 'nist 800 171 control', '800 171 control', '800 171 requirement'],
    weakness: ['weakness', 'weakness name', 'weakness description', 'weakness or deficiency', 'weaknesses', 'weakness deficiency', 'deficiency', 'control vulnerability description', 'vulnerability description', 'vulnerability', 'finding', 'finding description', 'gap', 'gap description', 'description', 'title', 'issue'],
    points: ['points', 'point value', 'value', 'weight', 'sprs points', 'sprs value', 'sprs weight', 'score', 'score value', 'dod assessment points'],
    severity: ['severity', 'raw severity', 'risk', 'risk level', 'risk rating', 'original risk rating', 'severity level', 'priority', 'criticality', 'impact'],
    adjusted: ['adjusted risk rating', 'residual risk level', 'residual risk', 'severity value', 'adjusted severity'],
    status: ['status', 'state', 'poam status', 'item status', 'current status', 'overall status', 'completion status'],
    opened: ['opened', 'opened on', 'date opened', 'open date', 'date identified', 'identified', 'identified on', 'identified date', 'original detection date', 'detection date', 'date detected', 'discovered', 'discovery date', 'found on', 'date found', 'created', 'created date', 'creation date', 'start date'],
    planned: ['planned', 'planned on', 'planned date', 'planned completion', 'planned completion date', 'scheduled completion', 'scheduled completion date', 'estimated completion date', 'estimated completion', 'expected completion date', 'target date', 'target completion date', 'due', 'due date', 'completion due date', 'milestone date', 'remediation date', 'deadline'],
    closed: ['closed', 'closed on', 'date closed', 'closed date', 'closure date', 'close date', 'actual completion date', 'actual completion', 'completion date', 'date completed', 'completed', 'completed on', 'completed date', 'resolved on', 'date resolved'],
    owner: ['owner', 'item owner', 'point of contact', 'poc', 'responsible', 'responsible party', 'responsible person', 'responsible office', 'responsible organization', 'office org', 'assigned to', 'assignee', 'poc name'],
    system: ['system', 'system name', 'information system', 'enclave', 'asset identifier', 'asset', 'assets', 'affected system', 'environment', 'devices affected'],
    falsePositive: ['false positive'],
    operational: ['operational requirement', 'risk accepted', 'risk acceptance'],
  },
  isHeader: (fields) => {
    const what = fields.has('requirement') || fields.has('weakness')
    const course = fields.has('planned') || (fields.has('status') && (fields.has('closed') || fields.has('opened') || fields.has('points')))
    return what && course && fields.size >= 4
  },
}
