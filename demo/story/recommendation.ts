import { answerOf } from '@muster/api-client';
import { refusalOf, type Stage } from './open-stage.ts';

/** A SEV-2 that keeps Ada busy, and what the policy refuses on the way. */
export async function workRecommendation({ cast, incidentOf, pause, tell }: Stage): Promise<void> {
  const { ada, mei } = cast.members;
  const { code, severity } = await incidentOf('RecommendationAccuracyLow');
  const params = { path: { code } };
  tell(`${severity} ${code}: recommendation-v7 is below its accuracy objective`);
  await pause(3);
  const refusal = await refusalOf(answerOf(mei.api.POST('/v1/incidents/{code}/acknowledge', { params, body: {} })));
  tell(`${code}: Mei tried to acknowledge and was refused by clause ${refusal.clause}; that is on the record, too`);
  await pause(1);
  await answerOf(ada.api.POST('/v1/incidents/{code}/acknowledge', { params, body: {} }));
  await answerOf(ada.api.POST('/v1/incidents/{code}/take-command', { params, body: {} }));
  await pause(3);
  const text = 'Accuracy fell with yesterday’s catalogue import: half of the new items have no category.';
  await answerOf(mei.api.POST('/v1/incidents/{code}/note', { params, body: { text } }));
  await pause(20);
  const update = 'Recommendations are less apt than usual for new items. We are back-filling their categories.';
  await answerOf(ada.api.POST('/v1/incidents/{code}/update', { params, body: { text: update } }));
  tell(`${code}: Ada told the stakeholders`);
}
