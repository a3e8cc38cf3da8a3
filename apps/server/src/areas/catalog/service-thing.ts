import { Type } from 'typebox';
import type { AppError } from '../../kernel/app-error.ts';
import { ORGANISATION } from '../../kernel/protected.ts';
import { defineThing } from '../../platform/verbs/verb-thing.ts';
import { NAME, type Service } from './domain/service.ts';
import { serviceKind } from './ledger-actions.ts';
import { lockService } from './store/services.ts';

const noSuchService: AppError = {
  kind: 'not_found',
  code: 'catalog/no-such-service',
  public: 'The catalog has no service with this name.',
  remedy: 'muster service list shows its services.',
};

/** A service, identified by its name, which alerts and files use. A renamed service is another one. */
export const serviceThing = defineThing({
  kind: serviceKind,
  noun: 'service',
  root: '/v1/services',
  key: { name: Type.String({ pattern: NAME, 'x-ref': 'service-name' }) },
  idOf: ({ name }) => name.toLowerCase(),
  lock: async (ctx, { name }): Promise<Service | undefined> => lockService(ctx.tx, name.toLowerCase()),
  protection: () => ORGANISATION,
  isKnownToMembers: true,
  lastInstant: ({ lastInstant }) => lastInstant,
  version: ({ version }) => version,
  missing: noSuchService,
});
