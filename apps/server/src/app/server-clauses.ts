import { enforced, partly, type Clauses } from '../platform/clauses.ts';

const ledger = 'apps/server/src/platform/ledger';
const scrubber = 'packages/scrubber/src';

/** What the platform does for the policy, independent of any area. */
export const serverClauses: Clauses = {
  '6.3': enforced(
    [
      'apps/server/src/platform/keys/data-keys.ts',
      'apps/server/src/platform/keys/rotate-master.ts',
      'apps/server/src/platform/http/guards/transport.ts',
    ],
    'Content and identities are encrypted per subject; plain HTTP is refused off loopback.',
  ),
  '6.4': partly(
    [
      'apps/server/src/platform/secrets/resolve-secret.ts',
      'apps/server/src/platform/secrets/resolve-allowed.ts',
      'apps/server/src/platform/secrets/judge-reference.ts',
      'apps/server/src/platform/commands/record-findings.ts',
    ],
    'The database holds references only. A secret found in a text is removed and reported; one in any other field is refused. Keys without a known form are detected only in a field or phrase that names them.',
  ),
  '6.5': enforced(
    ['apps/server/src/platform/log/create-logger.ts', scrubber],
    'There is one logger, behind the scrubber; a build check forbids any other. The scrubber finds e-mails, addresses, tokens and keys of known form, private keys, named secrets and database URLs.',
  ),
  '6.6': enforced(
    ['apps/server/src/platform/commands/scrub-input.ts', scrubber],
    'E-mails, IP addresses, user ids, telephone and account numbers become pseudonyms on arrival; names only if the word before announces them.',
  ),
  '7.1': enforced(
    [ledger, 'apps/server/src/platform/commands/record-refusal.ts'],
    'Each change writes its entry in the same transaction; each refusal is recorded before the reply.',
  ),
  '7.2': enforced(
    [`${ledger}/envelope.ts`],
    'Every envelope has actor, UTC time, action, resource and log_type "audit".',
  ),
};
