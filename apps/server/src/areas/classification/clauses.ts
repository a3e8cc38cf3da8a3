import { partly, type Clauses } from '../../platform/clauses.ts';

const here = 'apps/server/src/areas/classification';

/** What this area does for each clause that it touches, and where. */
export const classificationClauses: Clauses = {
  '2.8': partly(
    [
      `${here}/commands/classify-assets.ts`,
      `${here}/class-approval.ts`,
      'apps/server/src/areas/notifications/permissions.ts',
    ],
    'A class is asked for by the responsible role, approved by the accountable one, and the others hear of it; that INTERNAL text may leave by a channel, a tracker or the chat is decided by the accountable role without the responsible one asking for it; the others are asked and hear of it.',
  ),
  '6.1': partly(
    [`${here}/domain/data-class.ts`, `${here}/queries/findings.ts`],
    'Every registered asset has an owner, and a class by a decision record; without one it counts as CONFIDENTIAL and is a finding, as are Muster’s own tables that are no assets. Data elsewhere that nobody registers is not seen.',
  ),
};
