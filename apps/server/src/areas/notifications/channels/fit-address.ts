import type { Scrubber } from '@muster/scrubber';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { isSecretReference } from '../../../platform/secrets/resolve-secret.ts';
import type { AllowList } from '../../../platform/outgoing/allow-list.ts';
import { judgeUrl } from '../../../platform/outgoing/judge-url.ts';
import { unfitAddress } from '../domain/unfit-address.ts';

/**
 * Whether an address may be stored as typed: it must be reachable, and contain no secret that Muster recognises (GOV
 * 6.4). Checked on entry, not at three in the morning.
 */
export function fitAddress(address: string, allow: AllowList, scrubber: Scrubber): Result<undefined, AppError> {
  if (isSecretReference(address)) return ok(undefined);
  const judged = judgeUrl(address, allow);
  if (!judged.ok) return err(unfitAddress(judged.error));
  const holdsSecret = scrubber.text(address).findings.some(({ classification }) => classification === 'RESTRICTED');
  return holdsSecret
    ? err({
        ...unfitAddress({
          public: 'contains a secret',
          remedy:
            'Ask whoever runs Muster to store the whole address as a secret, and give a reference to it: env:MUSTER_SECRET_NAME.',
        }),
        clause: '6.4',
      })
    : ok(undefined);
}
