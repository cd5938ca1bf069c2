import type { CmmcPlanRule, Row } from './reference'

/**
 * What a plan of action behind a CMMC Level 2 status may leave open, and what each requirement is worth. The points add
 * up: all 110 unmet takes 313 off 110, which is the lowest score there is, -203.
 */
export const cmmcPlan: Row<CmmcPlanRule>[] = [
  {
    id: 'cmmc-plan',
    value: {
      fullScore: 110,
      conditionalScore: 88,
      closeWithinDays: 180,
      never: ['3.1.20', '3.1.22', '3.10.3', '3.10.4', '3.10.5', '3.12.4'],
      fivePoints: [
        '3.1.1', '3.1.2', '3.2.1', '3.2.2', '3.3.1', '3.4.1', '3.4.2', '3.5.1', '3.5.2', '3.6.1', '3.6.2', '3.7.2', '3.8.3', '3.9.2', '3.10.1', '3.10.2',
        '3.12.1', '3.12.3', '3.13.1', '3.13.2', '3.14.1', '3.14.2', '3.14.3', '3.1.12', '3.1.13', '3.1.16', '3.1.17', '3.1.18', '3.3.5', '3.4.5', '3.4.6',
        '3.4.7', '3.4.8', '3.5.10', '3.7.5', '3.8.7', '3.11.2', '3.13.5', '3.13.6', '3.13.15', '3.14.4', '3.14.6',
      ],
      threePoints: ['3.3.2', '3.7.1', '3.8.1', '3.8.2', '3.9.1', '3.11.1', '3.12.2', '3.1.5', '3.1.19', '3.7.4', '3.8.8', '3.13.8', '3.14.5', '3.14.7'],
      threeOrFive: ['3.5.3', '3.13.11'],
      openAtThree: ['3.13.11'],
    },
    source: '32 CFR 170.21(a)(2) and (b), 170.24(c)(2)(i)(B); NIST SP 800-171 DoD Assessment Methodology 1.2.1, Annex A',
    from: null,
    to: null,
    checkedOn: '2026-11-24',
    confidence: 'high',
  },
]
