import type { z } from 'zod'
import { AuditLogFacts } from './audit-log-facts'
import { AuditReportFacts } from './audit-report-facts'
import { AccessReviewFacts } from './access-review/facts'
import { AgencyCertificationFacts } from './agency-certification/facts'
import { AppointmentLetterFacts } from './appointment-letter/facts'
import { ArchitectureFacts } from './architecture/facts'
import { CloudTrailFacts } from './cloudtrail/facts'
import { CloudTrailDigestFacts } from './cloudtrail-digest/facts'
import { ComplianceProgramFacts } from './compliance-program/facts'
import { DeniedTestFacts } from './denied-test/facts'
import { IdentityExportFacts } from './identity-export/facts'
import { LogConfigurationFacts } from './log-configuration/facts'
import { MfaEnrollmentFacts } from './mfa-enrollment/facts'
import { ModuleCertificatesFacts } from './module-certificates/facts'
import { OwnershipFacts } from './ownership/facts'
import { ProcedureFacts } from './procedure/facts'
import { ProviderAuthorizationFacts } from './provider-authorization/facts'
import { RegistrationLetterFacts } from './registration-letter/facts'
import { InfrastructureFacts } from './infrastructure-facts'
import { KeyPolicyFacts } from './key-policy-facts'
import { RosterFacts } from './roster/facts'
import { ScreeningFacts } from './screening/facts'
import { TechnologyControlPlanFacts } from './technology-control-plan/facts'
import { TrainingExportFacts } from './training-export/facts'
import { VendorListFacts } from './vendor-list/facts'
import { ImageFacts } from './image-facts'
import { PipelineFacts } from './pipeline-facts'
import { SbomFacts } from './sbom-facts'

/** Evidence kinds that an analyzer reads, and what it then knows. A new analyzer adds a line here. */
export type FactsByKind = {
  cloudtrail: CloudTrailFacts
  'cloudtrail-digest': CloudTrailDigestFacts
  'audit-log': AuditLogFacts
  roster: RosterFacts
  'compliance-program': ComplianceProgramFacts
  'audit-report': AuditReportFacts
  'registration-letter': RegistrationLetterFacts
  architecture: ArchitectureFacts
  'module-certificates': ModuleCertificatesFacts
  'training-export': TrainingExportFacts
  'access-review': AccessReviewFacts
  'vendor-list': VendorListFacts
  'mfa-enrollment': MfaEnrollmentFacts
  'identity-export': IdentityExportFacts
  'log-configuration': LogConfigurationFacts
  screening: ScreeningFacts
  ownership: OwnershipFacts
  'technology-control-plan': TechnologyControlPlanFacts
  procedure: ProcedureFacts
  'appointment-letter': AppointmentLetterFacts
  'provider-authorization': ProviderAuthorizationFacts
  'denied-test': DeniedTestFacts
  'agency-certification': AgencyCertificationFacts
  'infrastructure-code': InfrastructureFacts
  'key-policy': KeyPolicyFacts
  'pipeline-code': PipelineFacts
  'image-manifests': ImageFacts
  sbom: SbomFacts
}
export type FactKind = keyof FactsByKind

/** The schema of each kind's facts. Stored facts are parsed by it again before they are judged. */
export const factSchemas: { [K in FactKind]: z.ZodType<FactsByKind[K]> } = {
  cloudtrail: CloudTrailFacts,
  'cloudtrail-digest': CloudTrailDigestFacts,
  'audit-log': AuditLogFacts,
  roster: RosterFacts,
  'compliance-program': ComplianceProgramFacts,
  'audit-report': AuditReportFacts,
  'registration-letter': RegistrationLetterFacts,
  architecture: ArchitectureFacts,
  'module-certificates': ModuleCertificatesFacts,
  'training-export': TrainingExportFacts,
  'access-review': AccessReviewFacts,
  'vendor-list': VendorListFacts,
  'mfa-enrollment': MfaEnrollmentFacts,
  'identity-export': IdentityExportFacts,
  'log-configuration': LogConfigurationFacts,
  screening: ScreeningFacts,
  ownership: OwnershipFacts,
  'technology-control-plan': TechnologyControlPlanFacts,
  procedure: ProcedureFacts,
  'appointment-letter': AppointmentLetterFacts,
  'provider-authorization': ProviderAuthorizationFacts,
  'denied-test': DeniedTestFacts,
  'agency-certification': AgencyCertificationFacts,
  'infrastructure-code': InfrastructureFacts,
  'key-policy': KeyPolicyFacts,
  'pipeline-code': PipelineFacts,
  'image-manifests': ImageFacts,
  sbom: SbomFacts,
}
export const isFactKind = (kind: string): kind is FactKind => Object.hasOwn(factSchemas, kind)
