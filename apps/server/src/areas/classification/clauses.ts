import { partly, type Clauses } from '../../platform/clauses.ts';

const here = 'apps/server/src/areas/classification';

/** What this area does for each clause it covers, and where. */
export const classificationClauses: Clauses = {
  '2.8': partly(
    [
      `${here}/commands/classify-assets.ts`,
      `${here}/class-approval.ts`,
      'apps/server/src/areas/notifications/permissions.ts',
    ],
    'A class is asked for by the responsible role, approved by the accountable one, and the others hear of it; it travels as a type to the outlets (packages/policy/src/classified.ts), and one that the code labels lower than decided is a finding. That INTERNAL text may leave by a channel, a tracker or the chat is decided by the accountable role without the responsible one asking for it; the others are asked and hear of it.',
  ),
  '6.1': partly(
    [
      `${here}/domain/data-class.ts`,
      `${here}/queries/findings.ts`,
      'packages/policy/src/classified.ts',
      'apps/server/src/platform/database/column-classes.ts',
    ],
    'Every registered asset has an owner, and a class by a decision record; without one it counts as CONFIDENTIAL and is a finding, as are Muster’s own tables that are no assets. What lies under a data key, a title, an envelope and a published update carry their class as a type to pages, chat, sinks, log and language models, where a higher one does not compile; other words of incidents are plain text within the server. Data elsewhere that nobody registers is not seen.',
  ),
};
