import type { Question } from '../../criterion'

const listed = { question: 'provenance', values: ['known', 'partly'] }
const unknown = { value: 'unknown', label: 'Do not know yet' }

export const questions: Question[] = [
  {
    key: 'provenance',
    lead: true,
    ask: 'Do you know where every container image in the program comes from, and who checked it?',
    why: 'An image from a public registry can hold anything, and can change under the same name.',
    good: 'Iron Bank or another hardened source, mirrored, fixed by digest, signature verified, reviewed by name.',
    example: 'Yes. Six images, all from Iron Bank through our mirror, by digest, with cosign verification.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'known', label: 'Yes, for every image', means: 'met' },
        { value: 'no-containers', label: 'The program uses no container images', means: 'met' },
        { value: 'partly', label: 'For some images', means: 'partial' },
        { value: 'no', label: 'No', means: 'not-met' },
        unknown,
      ],
    },
  },
  {
    key: 'images',
    required: true,
    showIf: listed,
    ask: 'Which images do you build from, build with or run?',
    why: 'Each one is judged by where it comes from, whether its content is fixed, and who looked at it.',
    good: 'One row for each image, as written in the Dockerfile or manifest with its digest. Mask names that give the work away; never paste secrets or technical data.',
    example: 'registry1.dso.mil/ironbank/redhat/ubi/ubi9@sha256:..., signature verified.',
    answer: {
      kind: 'table',
      maximumRows: 500,
      columns: [
        { key: 'image', label: 'Image as written', example: 'registry.ridgeline.example/base/ubi9@sha256:...', required: true },
        { key: 'original', label: 'Copied or built from', example: 'registry1.dso.mil/ironbank/redhat/ubi/ubi9' },
        { key: 'signature', label: 'Signature verified (yes, no)', example: 'yes' },
        { key: 'review', label: 'Review record', example: 'IMG-014, 2026-10-02' },
      ],
    },
  },
  {
    key: 'enforcement',
    required: true,
    showIf: listed,
    ask: 'What stops an image from elsewhere from being run?',
    why: 'A list does not keep out what nobody listed.',
    good: 'The cluster or host admits only images from your registry, by signature.',
    example: 'An admission policy refuses images without our signature.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'admission', label: 'The platform refuses it' },
        { value: 'review', label: 'Someone would see it in review' },
        { value: 'nothing', label: 'Nothing in particular' },
        unknown,
      ],
    },
  },
  {
    key: 'scanning',
    required: true,
    showIf: listed,
    ask: 'How are images checked for known flaws?',
    why: 'An image that was fine in spring may not be in fall.',
    good: 'Scanned when built and again while running, with a date by which findings are fixed.',
    example: 'Scanned at build and daily in the registry; high findings within 30 days.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'continuous', label: 'When built and regularly after' },
        { value: 'once', label: 'Once, when built' },
        { value: 'never', label: 'Not at all' },
        unknown,
      ],
    },
  },
]
