import { choiceCheck, sentenceFor } from '../../answer-checks'
import { rowsOf } from '../../answer-values'
import { defineCriterion, type Check } from '../../criterion'
import { documentCheck } from '../../documents'
import { fromObservations, judge } from '../../verdict'
import { foundChecks } from './found-images'
import { imageCheck, isDefense } from './image-check'
import { questions } from './questions'

export default defineCriterion({
  id: 'CIC-04',
  section: 'pipeline',
  chapter: 'pipeline',
  title: 'Container image provenance',
  failureTitle: 'Nobody can say where the images come from.',
  why: 'An image brings a whole system with it. Its origin decides what runs beside the data.',
  basis: 'CONTRACT',
  cites: ['NIST SP 800-171 r2 3.4.1', 'NIST SP 800-171 r2 3.4.8'],
  trace: ['F4', 'area:pipeline'],
  weight: 2,
  bestGrade: 'E3',
  knockOuts: [],
  cloud: 'either',
  questions,
  evidence: [
    { kind: 'image-manifests', ask: 'Dockerfiles, manifests or Helm values with every image, and the signature or scan records. Remove secrets.', grade: 'E3', freshDays: 180 },
    { kind: 'sbom', ask: 'The bill of materials of the images you deliver.', grade: 'E2', freshDays: 180 },
  ],
  facts: ['image-manifests', 'pipeline-code', 'sbom', 'audit-log', 'infrastructure-code'],
  compared: ['pipeline-code', 'audit-log', 'infrastructure-code'],
  evaluate(given) {
    const rows = rowsOf(given, 'images')
    const defense = isDefense(given.program)
    const found = foundChecks(given, rows, defense)
    const checks: Check[] = [...found, ...fromObservations(given, judgedHere)]
    if (given.answers['provenance'] === 'no-containers' && found.length > 0) checks.push({ outcome: 'not-met', says: 'The program is said to use no container images, and the files name some.', at: found.flatMap((check) => check.at).slice(0, 5) })
    if (given.answers['provenance'] === 'known' || given.answers['provenance'] === 'partly') {
      const at = [given.answer('images')]
      if (rows.length === 0) checks.push({ outcome: 'unknown', says: 'No image is listed.', at })
      checks.push(...rows.map((row) => imageCheck(row, defense, at)), ...answerChecks(given))
      if (given.readings['image-manifests'].length === 0) checks.push(documentCheck(given, ['image-manifests'], 'the image manifests'))
    }
    const claim = sentenceFor(
      given,
      'provenance',
      { partly: 'For some images nobody can say where they come from.', no: 'Nobody can say where the images come from.' },
      'Nobody has said where the images come from.',
    )
    const met = given.answers['provenance'] === 'no-containers' ? 'The program uses no container images.' : 'Every image comes from a reviewed source and is fixed by digest.'
    return judge(given, checks, { met, claim })
  },
})

/** Rules on single references: the same facts are judged here image by image, by tier and program. */
const judgedHere = ['IMG-01', 'IMG-02', 'IMG-03', 'IMG-04', 'IMG-05', 'IMG-06', 'IMG-07']

function answerChecks(given: Parameters<typeof choiceCheck>[0]): Check[] {
  return [
    choiceCheck(
      given,
      'enforcement',
      {
        admission: ['met', 'The platform is said to refuse other images.'],
        review: ['partial', 'Only a reviewer would notice another image.'],
        nothing: ['not-met', 'Nothing stops an image from elsewhere.'],
      },
      'Nobody has said what stops other images.',
    ),
    choiceCheck(
      given,
      'scanning',
      {
        continuous: ['met', 'Images are said to be scanned when built and after.'],
        once: ['partial', 'Images are scanned only when built.'],
        never: ['not-met', 'Images are not checked for known flaws.'],
      },
      'Nobody has said whether images are scanned.',
    ),
  ]
}
