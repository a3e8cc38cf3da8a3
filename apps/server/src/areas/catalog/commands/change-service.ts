import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok } from '../../../kernel/result.ts';
import { field } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { differences, type ServiceDetails } from '../domain/service.ts';
import { catalogPermissions } from '../permissions.ts';
import { saveService } from './save-services.ts';
import { serviceThing } from '../service-thing.ts';
import { Changed, detailFields, givenDetails } from './service-fields.ts';

const clearable = ['team', 'tier', 'user-facing', 'runbook', 'links'] as const;

/** Changes a service's details. Fields left out stay; cleared fields become unknown. */
export const changeService = verb(serviceThing, {
  name: 'change',
  words: {
    label: 'Change',
    does: 'change its owner, its tier, or whether it is user-facing',
    done: 'Changed.',
    next: 'muster service show <key>',
  },
  clauses: ['2.1'],
  permission: catalogPermissions.keep,
  fields: {
    ...detailFields,
    clear: Type.Optional(
      Type.Array(Type.Enum([...clearable]), {
        maxItems: clearable.length,
        ...field({ asks: `Clear: ${clearable.join(', ')}` }),
      }),
    ),
  },
  answer: Changed,
  async decide(ctx, { thing: service, input }) {
    const given = await givenDetails(ctx, input);
    if (!given.ok) return given;
    const cleared = Object.assign({}, ...(input.clear ?? []).map((each) => empty[each])) as Partial<ServiceDetails>;
    const to = { ...cleared, ...given.value };
    if (differences(service, { ...service, ...to }).length === 0) return err(nothingToChange);
    return ok(await saveService(ctx, service, to));
  },
});

const empty: Readonly<Record<(typeof clearable)[number], Partial<ServiceDetails>>> = {
  team: { teamId: undefined },
  tier: { tier: undefined },
  'user-facing': { userFacing: undefined },
  runbook: { runbook: undefined },
  links: { links: [] },
};

const nothingToChange: AppError = {
  kind: 'conflict',
  code: 'catalog/nothing-to-change',
  public: 'That would change nothing.',
  remedy: 'Name at least one change.',
};
