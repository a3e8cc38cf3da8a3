import { answerOf, type Incident } from '@muster/api-client';
import type { Stage } from './open-stage.ts';

export type FraudTurns = {
  /** The warning has become a crisis. */
  crisis(incident: Incident): void;
  /** The responder marked it as mitigated, so the model may recover. */
  mitigated(): void;
};

/** The incident left to the visitor. Colleagues only report what they see. */
export async function watchFraud({ cast, incidentOf, look, pause, tell }: Stage, turns: FraudTurns): Promise<void> {
  const { mei } = cast.members;
  const warning = await incidentOf('FraudModelSlow');
  const { code } = warning;
  const params = { path: { code } };
  tell(`${warning.severity} ${code}: the fraud model is getting slower`);
  let incident = warning;
  while (incident.severity !== 'SEV-1') {
    await pause(1);
    incident = await look(code);
  }
  turns.crisis(incident);
  await pause(12);
  const text = 'p99 began to climb right after fraud-v42 went live. v41 was at 0.4 s all week.';
  await answerOf(mei.api.POST('/v1/incidents/{code}/note', { params, body: { text } }));

  let shown = incident;
  for (;;) {
    await pause(1);
    incident = await look(code);
    for (const words of changesBetween(shown, incident)) tell(`${code}: ${words}`);
    if (incident.mitigatedAt !== undefined && shown.mitigatedAt === undefined) turns.mitigated();
    shown = incident;
  }
}

function changesBetween(before: Incident, after: Incident): readonly string[] {
  const changes: string[] = [];
  if (after.phase !== before.phase) changes.push(`is ${after.phase} now`);
  if (after.commander?.named === true && before.commander?.named !== true)
    changes.push(`${after.commander.person.name ?? after.commander.person.initials} has command`);
  for (const clock of after.clocks) {
    const was = before.clocks.find(({ name, round }) => name === clock.name && round === clock.round);
    if (clock.state === 'breached' && was?.state === 'running')
      changes.push(`the ${clock.name} clock of clause ${clock.clause} was missed, and its escalation begins`);
  }
  return changes;
}
