import { AccountabilitySchema, ClocksSchema, PagingSchema, SprintsSchema } from './schema/duties.ts';
import { AlertsSchema, AuthenticationSchema } from './schema/intake.ts';
import { ApprovalsSchema, ChangesSchema } from './schema/changes.ts';
import { AuditSchema, ClassificationSchema, LlmSchema } from './schema/data-protection.ts';
import { ControlsSchema, ViolationsSchema } from './schema/assurance.ts';
import { DetectionSchema } from './schema/detection.ts';
import { DocumentSchema } from './schema/document.ts';
import { ErrorBudgetSchema, SlosSchema } from './schema/slos.ts';
import { InterpretationsSchema } from './schema/interpretations.ts';
import { RaciSchema } from './schema/raci.ts';
import { RegulatorsSchema } from './schema/regulators.ts';
import { RolesSchema } from './schema/roles.ts';
import { RunbooksSchema } from './schema/runbooks.ts';
import { SeveritiesSchema, TriageSchema } from './schema/severities.ts';

/** The sections of a policy: each is one file, `<name>.yaml`, and one field of the snapshot. */
export const sections = {
  document: DocumentSchema,
  roles: RolesSchema,
  raci: RaciSchema,
  severities: SeveritiesSchema,
  triage: TriageSchema,
  clocks: ClocksSchema,
  paging: PagingSchema,
  accountability: AccountabilitySchema,
  sprints: SprintsSchema,
  slos: SlosSchema,
  errorBudget: ErrorBudgetSchema,
  changes: ChangesSchema,
  approvals: ApprovalsSchema,
  classification: ClassificationSchema,
  audit: AuditSchema,
  controls: ControlsSchema,
  llm: LlmSchema,
  violations: ViolationsSchema,
  alerts: AlertsSchema,
  detection: DetectionSchema,
  runbooks: RunbooksSchema,
  regulators: RegulatorsSchema,
  authentication: AuthenticationSchema,
  interpretations: InterpretationsSchema,
} as const;

export type SectionName = keyof typeof sections;
export const sectionNames = Object.keys(sections) as SectionName[];

/** `errorBudget` is in `error-budget.yaml`. */
export function fileOf(section: SectionName): string {
  return `${section.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.yaml`;
}

export const clausesFile = 'clauses.tsv';
export const documentFile = 'document.txt';

/** The names of all files of a policy version, for loaders. */
export const policyFileNames: readonly string[] = [...sectionNames.map(fileOf), clausesFile, documentFile];
