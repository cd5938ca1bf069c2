import type { TopicRule } from '../read-document'
import type { ArchitecturePart } from './facts'

/** The words by which an architecture document treats each part (domain.md DOC-01). Date and version come from the document itself. */
export const partRules: Record<Exclude<ArchitecturePart, 'version'>, TopicRule> = {
  boundary: { words: /\b(?:(?:authorization|system|security|accreditation|assessment|enclave|network|environment|ITAR|CUI) boundar(?:y|ies)|boundary (?:of|includes|encloses|is|protection|diagram)|(?:inside|outside|within) the (?:boundary|enclave)|in[- ]scope (?:systems|components)|out of scope)\b|^(?:\d+(?:\.\d+)*\.? )?boundary$/i },
  'data-flow': { words: /\b(?:data[- ]?flows?|flow of (?:data|information)|data (?:enters?|leaves?|moves?|is (?:uploaded|transferred|received))|ingress|egress|information flows?)\b/i },
  identity: { words: /\b(?:identity provider|IdP|single sign[- ]on|SSO|federat(?:ed|ion)|SAML|OIDC|sign(?:s|ed)? in|log(?:s|ged)? in|authenticat(?:e|es|ed|ion)|Okta|Entra|Active Directory|Keycloak|Identity Center)\b/i },
  places: { words: /\b(?:us-gov-(?:west|east)-\d|usgov\w+|usdod\w+|us-(?:east|west|central|south)\d?-?\d?|GovCloud|Azure Government|Assured Workloads|regions?|availability zones?|data cent(?:er|re)s?|on[- ]premises|server room)\b/i },
  keys: { words: /\b(?:KMS|HSMs?|key (?:management|custody|vault|custodians?|ring|policy|administrators?)|customer[- ]managed keys?|CMKs?|encryption keys?|keys are (?:held|kept|managed|stored|generated))\b/i },
  logging: { words: /\b(?:CloudTrail|audit (?:logs?|logging|records?|trail)|log(?:s|ging) (?:is|are|to|server|archive|account|retention)|SIEM|syslog|log aggregation|central(?:ized)? logging|Log Analytics|CloudWatch)\b/i },
  'admin-path': { words: /\b(?:bastion|jump (?:host|box|server)|privileged access|admin(?:istrator|istration|istrative)?s? (?:access|path|connect|reach|use|sign|log|work|session)|Session Manager|SSM|VPN|management (?:network|plane|subnet)|remote administration|PIM|just[- ]in[- ]time)\b/i },
  external: { words: /\b(?:external (?:services?|systems?|connections?|interfaces?|providers?)|third[- ]part(?:y|ies)|SaaS|outside services?|interconnections?|leveraged (?:services?|authorizations?)|vendors?|subprocessors?)\b/i },
  personnel: { words: /\bU\.?S\.?[- ]persons?\b|\bforeign persons?\b|\bcitizens?\b/i, unless: /\bno (?:statement|information)\b/i },
}
