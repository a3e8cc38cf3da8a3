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
    'The responsible role requests a class, the accountable one approves it, and the others are notified. The class travels as a type to the outlets (packages/policy/src/classified.ts); data that the code labels lower than decided is a finding. Whether INTERNAL text may leave through a channel, a tracker or the chat is decided by the accountable role without a request from the responsible one; the others are consulted and notified.',
  ),
  '6.1': partly(
    [
      `${here}/domain/data-class.ts`,
      `${here}/queries/findings.ts`,
      'packages/policy/src/classified.ts',
      'apps/server/src/platform/database/column-classes.ts',
    ],
    'Every registered asset has an owner and a class from a decision record. Without one it counts as CONFIDENTIAL and is a finding, as are Muster’s own tables that are not assets. Data under a data key, titles, envelopes and published updates carry their class as a type to pages, chat, sinks, log and language models, where a class that is too high does not compile; other words of incidents are plain text within the server. Data elsewhere that nobody registered is not seen.',
  ),
};
