import { Type } from 'typebox';
import { AppFailure, type AppError } from '../../../kernel/app-error.ts';
import type { CommandHost } from '../../../platform/commands/host.ts';
import { githubService } from '../../../platform/github/github.ts';
import { isSignedByGithub } from '../../../platform/github/github-signature.ts';
import type { RouteTable } from '../../../platform/http/routes.ts';
import { readProtectionRequest } from '../domain/protection-request.ts';
import { receiveRequest } from '../github/receive-request.ts';

const DELIVERY = /^[A-Za-z0-9-]{1,100}$/;

/** A GitHub App's webhook: stores and answers deployment protection rules, and ignores other events. */
export const githubRoutes =
  (host: CommandHost): RouteTable =>
  (routes) => {
    routes.post(
      '/v1/hooks/github/deployments',
      {
        access: { capability: 'the signature of GitHub' },
        summary: 'Receive a deployment protection rule request from GitHub',
        clauses: ['4.7'],
        isHidden: true,
        takesBytes: true,
        schema: { body: Type.Unknown() },
      },
      async ({ body, http: { request } }) => {
        const { app, webhookSecret } = host.services.use(githubService);
        const [secret, bytes, { headers }] = [await webhookSecret(), body as Buffer, request];
        if (secret === undefined || app === undefined || !isSignedByGithub(secret, bytes, headers)) {
          host.log.warn('deployments.github_not_taken', {
            why: app === undefined || secret === undefined ? 'no App is configured' : 'not signed with its secret',
          });
          throw new AppFailure(notFromGithub);
        }
        // Other events of the App do not concern the gate and are not errors.
        if (headers['x-github-event'] !== 'deployment_protection_rule') return {};
        const delivery = String(headers['x-github-delivery'] ?? '');
        const asked = readProtectionRequest(parsed(bytes));
        if (asked === undefined || !DELIVERY.test(delivery)) throw new AppFailure(notARequest);
        const kept = await receiveRequest(host, delivery, asked);
        if (!kept.ok) throw new AppFailure(kept.error);
        return {};
      },
    );
  };

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}

const notFromGithub: AppError = {
  kind: 'not_found',
  code: 'deployments/not-from-github',
  public: 'There is nothing here.',
};

const notARequest: AppError = {
  kind: 'invalid',
  code: 'deployments/not-a-request',
  public: 'This event cannot be answered.',
  remedy: 'The App’s webhook sends JSON, and its event is deployment_protection_rule.',
};
