import type { Question } from '../../criterion'

const encrypted = { question: 'in-transit', values: ['everywhere', 'outside-only'] }

export const questions: Question[] = [
  {
    key: 'in-transit',
    lead: true,
    ask: 'Is program data encrypted whenever it travels, between your own systems too?',
    why: 'Data can be read on any network it crosses. A private network is still a network.',
    good: 'TLS 1.2 or later everywhere, and a plain connection is refused.',
    example: 'Yes. Every endpoint asks for TLS 1.2 or later; buckets deny requests without it; services use mutual TLS.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'everywhere', label: 'Yes, outside and between our own systems', means: 'met' },
        { value: 'outside-only', label: 'Outside yes, between our own systems partly', means: 'partial' },
        { value: 'no', label: 'Not always', means: 'not-met' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'minimum',
    required: true,
    showIf: encrypted,
    ask: 'What is the lowest TLS version that any of your endpoints accepts?',
    why: 'Versions before 1.2 are broken, and a client that asks for one gets it unless it is refused.',
    good: 'TLS 1.2 or 1.3, set in the policy of each listener.',
    example: 'TLS 1.2, with the FIPS security policy of the load balancer.',
    answer: {
      kind: 'choice',
      options: [
        { value: '1.3', label: 'TLS 1.3' },
        { value: '1.2', label: 'TLS 1.2' },
        { value: 'lower', label: 'TLS 1.1 or older' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'plaintext',
    required: true,
    showIf: encrypted,
    ask: 'What happens to a connection without encryption?',
    why: 'What is merely not used can still be used by mistake.',
    good: 'It is refused, for instance by a bucket policy that denies requests without secure transport.',
    example: 'Refused: no listener on port 80, and aws:SecureTransport is enforced.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'refused', label: 'It is refused' },
        { value: 'redirected', label: 'It is redirected to an encrypted one' },
        { value: 'accepted', label: 'It is accepted somewhere' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'fips-endpoints',
    required: true,
    showIf: encrypted,
    ask: 'Do your connections end in FIPS-validated modules?',
    why: 'For CUI the module that encrypts the connection must be validated as well, on both ends you control.',
    good: 'FIPS endpoints by name, or standard endpoints that the provider documents as FIPS-validated in that region.',
    example: 'The FIPS endpoint option is on in every client; the rest is documented by the provider for us-gov-west-1.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'named', label: 'Yes, we use endpoints with FIPS in their name or option' },
        { value: 'documented', label: 'Yes, the standard endpoints we use are documented as validated' },
        { value: 'some', label: 'Some of them' },
        { value: 'no', label: 'No' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
]
