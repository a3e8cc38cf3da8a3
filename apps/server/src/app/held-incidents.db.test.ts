import { noteSigner } from '@muster/proofs';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { auditState } from '../areas/compliance/queries/audit-state.ts';
import { acknowledgeIncident } from '../areas/incidents/commands/acknowledge-incident.ts';
import { addNote } from '../areas/incidents/commands/add-note.ts';
import { closeIncident } from '../areas/incidents/commands/close-incident.ts';
import { declareIncident } from '../areas/incidents/commands/declare-incident.ts';
import { raiseSeverity } from '../areas/incidents/commands/raise-severity.ts';
import { reopenIncident } from '../areas/incidents/commands/reopen-incident.ts';
import { resolveIncident } from '../areas/incidents/commands/resolve-incident.ts';
import { takeCommand } from '../areas/incidents/commands/take-command.ts';
import { vacateCommandsOf } from '../areas/incidents/vacate-commands.ts';
import { suspendMember } from '../areas/governance/commands/suspend-member.ts';
import { addPerson } from '../testing/people.ts';
import { incidentClaims } from '../areas/incidents/queries/incident-claims.ts';
import { factsFor } from '../areas/incidents/testing/declared.ts';
import { incidentOf, sev1, startIncidentStory, title } from '../areas/incidents/testing/incident-story.ts';
import { ownWords } from '../kernel/scrubbed.ts';
import { Sequencer } from '../platform/ledger/sequencer.ts';
import type { Story } from '../testing/story.ts';

let story: Story;
let [long, untaken, vacated] = ['', '', ''];
/** One incident with all that can happen to one, and one that nobody has touched. */
beforeAll(async () => {
  story = await startIncidentStory();
  const facts = { ...factsFor['SEV-2'] };
  const { code } = await story.done(story.sre, declareIncident, { title, facts });
  await story.done(story.sre, acknowledgeIncident, { code });
  await story.done(story.sre, raiseSeverity, { code, severity: 'SEV-1', reason: ownWords('it spreads') });
  await story.done(story.sre, takeCommand, { code });
  await story.advance({ hours: 9 });
  await story.done(story.sre, resolveIncident, { code, note: ownWords('fixed') });
  await story.done(story.sre, closeIncident, { code });
  await story.done(story.sre, reopenIncident, { code, reason: ownWords('it is back') });
  await story.done(story.sre, resolveIncident, { code, note: ownWords('fixed for good') });
  await story.done(story.sre, closeIncident, { code });
  await story.done(story.sre, addNote, { code, text: ownWords('looked again') });
  const other = await story.done(story.sre, declareIncident, sev1);
  await story.advance({ minutes: 20 });
  const left = await story.done(story.secondSre, declareIncident, sev1);
  await story.done(story.secondSre, takeCommand, { code: left.code });
  const governance = await addPerson(story.host, ['platform-governance']);
  const wish = { principalId: story.secondSre.id, reason: ownWords('has left') };
  await story.done(governance, suspendMember(vacateCommandsOf), wish);
  const idOf = async (each: string) => (await incidentOf(story, each)).id;
  [long, untaken, vacated] = [await idOf(code), await idOf(other.code), await idOf(left.code)];
});
afterAll(async () => story.end());

/** What is found after somebody with the owner's rights has been by. Nothing of it stays. */
async function foundAfter(statement?: string) {
  let found: Awaited<ReturnType<typeof auditState>> | undefined;
  const undone = story.host.database.owner.transaction().execute(async (tx) => {
    if (statement !== undefined) await sql.raw(statement).execute(tx);
    found = await auditState(tx, incidentClaims);
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  return found?.problems;
}

async function sequence(): Promise<void> {
  const { clock, log, ledgerMacKey: macKey, database } = story.host;
  const signer = noteSigner('muster.test/ledger', new Uint8Array(32).fill(7));
  const parts = { db: database.sequencer, clock, log, macKey, origin: signer.name, signers: [signer] };
  await new Sequencer(parts).drain();
}

describe('an incident rewritten behind the ledger’s back is named [GOV 7.5]', () => {
  test('nothing is found in a long story that nobody rewrote, before its entries are sequenced and after', async () => {
    expect(await foundAfter()).toEqual([]);
    await sequence();
    expect(await foundAfter()).toEqual([]);
  });

  test.each([
    ['its severity', `severity = 'SEV-3'`],
    ['its phase', `phase = 'acknowledged'`],
    ['its commander', 'commander_id = id'],
    ['its seat', `command_seat = 'provisional'`],
  ])('%s', async (_, change) => {
    const found = await foundAfter(`update incidents set ${change} where id = '${long}'`);
    expect(found).toEqual([{ kind: 'incident', id: long, problem: 'unlike-its-entry' }]);
  });

  test('a seat that its holder lost, filled again', async () => {
    const filled = `command_seat = 'named', commander_id = id, commander_since = declared_at`;
    const found = await foundAfter(`update incidents set ${filled} where id = '${vacated}'`);
    expect(found).toEqual([{ kind: 'incident', id: vacated, problem: 'unlike-its-entry' }]);
  });

  test('a commander whom no entry names', async () => {
    const found = await foundAfter(`update incidents set command_seat = 'named' where id = '${untaken}'`);
    expect(found).toEqual([{ kind: 'incident', id: untaken, problem: 'unlike-its-entry' }]);
  });

  test.each([
    ['met', `state = 'met', settled_at = due_at where state = 'breached'`],
    ['met, where it was kept late', `state = 'met' where state = 'met-late'`],
    ['running', `state = 'running' where state = 'breached'`],
  ])('a missed clock that says it is %s', async (_, change) => {
    await sequence();
    const found = await foundAfter(`update incident_clocks set ${change}`);
    expect(found).toContainEqual({
      kind: 'breach',
      id: expect.stringMatching(/^[0-9a-f-]{36}\/[a-z]+\/\d+$/),
      problem: 'row-missing',
    });
  });
});
