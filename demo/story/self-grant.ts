import { answerOf } from '@muster/api-client';
import { refusalOf, type Stage } from './open-stage.ts';

/** Even a member of Platform Governance is refused. */
export async function trySelfGrant({ cast: { founder }, pause, tell }: Stage): Promise<void> {
  await pause(18);
  const refusal = await refusalOf(
    answerOf(
      founder.api.POST('/v1/members/{id}/grant-role', {
        params: { path: { id: founder.id } },
        body: { role: 'ml-platform-sre', reason: 'I would like to help' },
      }),
    ),
  );
  tell(`Gina of Platform Governance tried to give herself a role and was refused by clause ${refusal.clause}`);
}
