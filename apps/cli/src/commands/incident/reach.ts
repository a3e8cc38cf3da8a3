import type { ReachedService } from '@muster/api-client';
import type { Verb } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';
import { clean } from '../../output/clean.ts';
import { table } from '../../output/table.ts';

/** What is broken and what depends on it. */
export const reach: Verb = {
  usage: 'reach <code>',
  summary: 'the service it is about and what depends on that, from the catalog',
  next: 'muster incident show <code>',
  async run({ words: [code = ''], connection }) {
    const told = await answerOf(connection().api.GET('/v1/incidents/{code}/reach', { params: { path: { code } } }));
    const { broken, dependents, dependentsInAll, userFacingInAll, unknown } = told;
    return {
      json: told,
      words: (screen) =>
        [
          ...(broken.length + unknown.length === 0 ? ['No service is set for this incident.\n'] : []),
          broken.length + dependents.length === 0
            ? ''
            : table(
                [...broken, ...dependents],
                [
                  { head: 'SERVICE', cell: ({ name }) => name, shrinksTo: 16 },
                  { head: 'STEPS', cell: ({ steps }) => (steps === 0 ? 'broken' : String(steps)) },
                  { head: 'USERS', cell: facing, dropped: 1 },
                  { head: 'TIER', cell: ({ tier }) => String(tier ?? ''), dropped: 2 },
                  { head: 'TEAM', cell: ({ team }) => team ?? '', shrinksTo: 10, dropped: 3 },
                ],
                screen,
              ),
          ...unknown.map((name) => `${clean(name)} is not in the catalog.\n`),
          broken.length === 0 ? '' : `${dependentsInAll} depend on it, ${userFacingInAll} of them user-facing.\n`,
        ].join(''),
    };
  },
};

const facing = ({ userFacing }: ReachedService): string => (userFacing === undefined ? '' : userFacing ? 'yes' : 'no');
