import { Type } from 'typebox';
import { AppFailure } from '../../../kernel/app-error.ts';
import type { RouteTable } from '../../../platform/http/routes.ts';
import type { Changes } from '../changes.ts';
import { notFromGitHub, openInbox } from '../github/receive.ts';
import { isSignedByGithub } from '../../../platform/github/github-signature.ts';
import { toldByGithub } from '../../tickets/public.ts';
import { readProtectionRequest, receiveRequest } from '../../deployments/public.ts';

/** GitHub's limit is 25 MB; payloads rarely exceed 1 MB. */
const MOST_BYTES = 25 * 1024 * 1024;

/** GitHub's webhook: checked, stored, answered. Nothing is parsed before its signature is verified. */
export const githubHook =
  (changes: Changes): RouteTable =>
  (routes) => {
    const inbox = openInbox(changes);
    routes.post(
      '/v1/hooks/github',
      {
        access: { capability: 'the signature of GitHub' },
        clauses: ['5.1.1', '5.2.1', '7.11'],
        isHidden: true,
        takesBytes: true,
        maxBodyBytes: MOST_BYTES,
        status: 202,
        schema: { body: Type.Unknown(), response: Type.Object({ taken: Type.Integer() }) },
        summary: 'Receive a webhook from GitHub',
      },
      async ({ body, http }) => {
        const secret = await changes.webhookSecret();
        const bytes = body as Buffer;
        const { headers } = http.request;
        const [id, event] = [headers['x-github-delivery'], headers['x-github-event']];
        if (secret === undefined || !isSignedByGithub(secret, bytes, headers)) throw new AppFailure(notFromGitHub);
        if (typeof id !== 'string' || !/^[\w-]{8,64}$/.test(id) || typeof event !== 'string')
          throw new AppFailure(notFromGitHub);
        // An App has a single webhook address, so deploy-gate requests arrive here, too.
        if (event === 'deployment_protection_rule') {
          const asked = readProtectionRequest(objectIn(bytes));
          if (asked === undefined) throw new AppFailure(notFromGitHub);
          const kept = await receiveRequest(changes.host, id, asked);
          if (!kept.ok) throw new AppFailure(kept.error);
          return { taken: 1 };
        }
        if (event === 'issues') {
          const about = issueIn(objectIn(bytes));
          return { taken: about === undefined ? 0 : await toldByGithub(changes.host, { delivery: id, ...about }) };
        }
        return { taken: await inbox({ id, event, payload: objectIn(bytes) }) };
      },
    );
  };

/** The issue an event is about. */
function issueIn(payload: Readonly<Record<string, unknown>>) {
  const { issue, repository } = payload as {
    readonly issue?: { readonly number?: unknown } | null;
    readonly repository?: { readonly full_name?: unknown } | null;
  };
  const [number, name] = [issue?.number, repository?.full_name];
  return typeof number === 'number' && typeof name === 'string' ? { number, repository: name } : undefined;
}

function objectIn(bytes: Buffer): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    if (typeof value === 'object' && value !== null) return value as Readonly<Record<string, unknown>>;
  } catch {
    // Thrown below: correctly signed, but not a GitHub payload.
  }
  throw new AppFailure(notFromGitHub);
}
