import type { TableShape } from '../table-shape'

export type TrainingField = 'ref' | 'account' | 'course' | 'completedOn' | 'expiresOn' | 'status' | 'tier'

/** Column names of learning systems: Workday, Cornerstone, KnowBe4, Moodle, Litmos and plain lists. */
export const trainingShape: TableShape<TrainingField> = {
  noun: 'training export',
  synonyms: {
    ref: ['roster reference', 'roster ref', 'person reference', 'person ref', 'employee id', 'employee number', 'employee no', 'emp id', 'staff id', 'worker id', 'personnel number', 'personnel no', 'ref', 'reference', 'learner id', 'user id', 'participant id', 'id number', 'badge no'],
    account: ['email', 'email address', 'work email', 'user email', 'learner email', 'e mail', 'username', 'user name', 'login', 'user', 'account', 'upn', 'user principal name', 'learner', 'participant', 'employee', 'employee email', 'trainee', 'attendee', 'student'],
    course: ['course', 'course name', 'course title', 'course full name', 'training', 'training title', 'training name', 'module', 'module name', 'title', 'learning item', 'item title', 'learning content', 'activity', 'activity name', 'curriculum', 'campaign', 'campaign name', 'content name', 'content', 'content title', 'learning object title', 'learning object', 'training content', 'training item', 'training module', 'lesson'],
    completedOn: ['completed on', 'completion date', 'completed', 'date completed', 'completed date', 'completed at', 'finish date', 'finished on', 'training date', 'training on', 'trained on', 'completion time', 'timecompleted', 'time completed', 'date of completion', 'passed on', 'transcript completed date', 'transcript completion date', 'completion date time', 'completed date time', 'course completion date'],
    expiresOn: ['expires on', 'expiration date', 'expiry', 'expiry date', 'due date', 'next due', 'valid until', 'certificate expiry', 'recertification date', 'expires', 'next training'],
    status: ['status', 'completion status', 'result', 'progress', 'state', 'outcome', 'pass fail', 'enrollment status', 'transcript status'],
    tier: ['tier', 'audience', 'training tier', 'track', 'role group', 'training group'],
  },
  isHeader: (fields) => (fields.has('ref') || fields.has('account')) && fields.has('completedOn') && (fields.has('course') || fields.has('status')),
  remedy: 'Export one row for each person and course, with a roster reference or account, the course and the date of completion.',
}
