import { createHash } from 'node:crypto';
import { Type } from 'typebox';
import { AppFailure, type AppError } from '../../../kernel/app-error.ts';
import { isSignedByGithub } from '../../../platform/github/github-signature.ts';
import type { RouteTable } from '../../../platform/http/routes.ts';
import { Concealed } from '../../../platform/secrets/concealed.ts';
import { Key } from '../../../platform/verbs/fields.ts';
import { hookSecrets, type Tickets } from '../tickets.ts';
import { toldByJira } from '../told-of.ts';

const MOST_BYTES = 5 * 1024 * 1024;

/** Jira's issue webhook: signed (`X-Hub-Signature`), and used only to trigger a sync of the ticket. */
export const jiraHook =
  ({ host, ring }: Tickets): RouteTable =>
  (routes) => {
    routes.post(
      '/v1/trackers/:id/hook',
      {
        access: { capability: 'the signature of the tracker’s webhook' },
        clauses: ['8.4'],
        isHidden: true,
        takesBytes: true,
        maxBodyBytes: MOST_BYTES,
        status: 202,
        schema: {
          params: Type.Object({ id: Key('tracker') }),
          body: Type.Unknown(),
          response: Type.Object({ taken: Type.Integer() }),
        },
        summary: 'Receive a webhook from Jira',
      },
      async ({ params: { id }, body, http }) => {
        const bytes = body as Buffer;
        const signature = http.request.headers['x-hub-signature'];
        // Jira signs like GitHub, under GitHub's older header name.
        const isSigned = hookSecrets(ring, id).some((secret) =>
          isSignedByGithub(new Concealed(secret), bytes, { 'x-hub-signature-256': signature }),
        );
        const because = createHash('sha256').update(bytes).digest('hex');
        const taken = isSigned ? await toldByJira(host, { id, key: keyIn(bytes), because }) : undefined;
        if (taken !== undefined) return { taken };
        host.log.warn('tickets.hook_not_signed', { tracker: id });
        throw new AppFailure(notATracker);
      },
    );
  };

function keyIn(bytes: Buffer): string | undefined {
  try {
    const { issue } = JSON.parse(bytes.toString('utf8')) as { readonly issue?: { readonly key?: unknown } | null };
    return typeof issue?.key === 'string' ? issue.key : undefined;
  } catch {
    throw new AppFailure(notATracker);
  }
}

/** A caller that cannot sign does not learn whether the tracker exists. */
const notATracker: AppError = {
  kind: 'not_found',
  code: 'tickets/not-from-a-tracker',
  public: 'There is nothing here.',
};
