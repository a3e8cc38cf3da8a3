import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import { ownWords, type Scrubbed } from '../../../kernel/scrubbed.ts';
import { transact } from '../../../platform/commands/transact.ts';
import type { EventStream, StreamEvent } from '../../../platform/http/answer/event-stream.ts';
import type { LedgerSignal } from '../../../platform/ledger/ledger-signal.ts';
import { laidDown, type TestPerson } from '../../../testing/people.ts';
import { startAudited, type Audited } from '../../compliance/testing/audited.ts';
import { createIntegration } from '../../alerts/commands/create-integration.ts';
import { openIntake } from '../../alerts/intake/open-intake.ts';
import { notification, sent, wireAlert } from '../../alerts/testing/notifications.ts';
import { addTeamMember } from '../../identity/commands/add-team-member.ts';
import { createTeam } from '../../identity/commands/create-team.ts';
import { removeTeamMember } from '../../identity/commands/remove-team-member.ts';
import { passwordChanged } from '../../identity/ledger-actions.ts';
import { addNote } from '../../incidents/commands/add-note.ts';
import { declareIncident } from '../../incidents/commands/declare-incident.ts';
import { everyArea } from '../../../testing/every-command.ts';
import { createLiveFeed, type LiveFeed } from '../live/live-feed.ts';
import type { ScreenReads } from '../queries/screen-reads.ts';

let audited: Audited;
let live: LiveFeed;
let wake: () => void;
const opened: TestStream[] = [];

beforeEach(async () => {
  audited = await startAudited();
  const reads: ScreenReads = {
    ...audited.reads,
    use: audited.story.host.services.use,
    areas: () => everyArea(audited.story.host),
  };
  live = createLiveFeed(reads, audited.story.host.log);
  const signal: LedgerSignal = {
    subscribe: (each) => {
      wake = each;
      return () => {};
    },
    stop: async () => {},
  };
  live.follow(signal);
});
afterEach(async () => {
  for (const stream of opened.splice(0)) stream.close();
  await audited.story.end();
});

type Told = { readonly seq: number; readonly action: string; readonly things: readonly { readonly name?: string }[] };

const namesOf = ({ things }: Told) => things.map(({ name }) => name);

/** A connection whose other end accepts everything, or nothing until released. */
class TestStream implements EventStream {
  readonly lastEventId: string | undefined;
  readonly events: StreamEvent[] = [];
  readonly #closing = new AbortController();
  #heard = Promise.withResolvers<void>();
  isSlow = false;

  constructor(lastEventId?: string) {
    this.lastEventId = lastEventId;
  }

  get closed() {
    return this.#closing.signal;
  }

  async send(event: StreamEvent): Promise<boolean> {
    if (this.closed.aborted) return false;
    this.events.push(event);
    this.#heard.resolve();
    this.#heard = Promise.withResolvers();
    if (this.isSlow) await new Promise((resolve) => this.closed.addEventListener('abort', resolve));
    return !this.closed.aborted;
  }

  close(): void {
    this.#closing.abort();
  }

  told(): Told[] {
    return this.events.filter(({ type }) => type === 'entry').map(({ data }) => data as Told);
  }

  /** Waits until the stream has delivered an entry of this action. */
  async hears(action: string, times = 1): Promise<Told[]> {
    for (;;) {
      const found = this.told().filter((each) => each.action === action);
      if (found.length >= times) return found;
      await this.#heard.promise;
    }
  }

  async hearsOf(incident: string): Promise<void> {
    while (!this.told().some((each) => namesOf(each).includes(incident))) await this.#heard.promise;
  }
}

function open(
  person: TestPerson,
  given: { readonly after?: number; readonly isStillHere?: () => Promise<boolean> } = {},
): TestStream {
  const stream = new TestStream(given.after === undefined ? undefined : String(given.after));
  opened.push(stream);
  live.join(stream, person.actor, given.isStillHere ?? (async () => true));
  return stream;
}

const declare = async (given: object = {}) =>
  (await audited.story.done(audited.story.sre, declareIncident, { title: ownWords('Slow model'), ...given })).code;
const note = async (code: string) =>
  audited.story.done(audited.story.sre, addNote, { code, text: 'looked' as Scrubbed });
async function publish(): Promise<void> {
  await audited.sequence();
  wake();
}
const until = async (stream: TestStream) =>
  stream.closed.aborted || new Promise((resolve) => stream.closed.addEventListener('abort', resolve));

/**
 * Opens a stream that resumes after the ledger's first entry, and waits until it has delivered an incident declared
 * before.
 */
async function following(person: TestPerson, isStillHere?: () => Promise<boolean>): Promise<TestStream> {
  for (let count = 0; count < 2; count += 1) await declare();
  await audited.sequence();
  const stream = open(person, { after: 0, ...(isStillHere === undefined ? {} : { isStillHere }) });
  await stream.hears('incident.created');
  return stream;
}

describe('the live line', () => {
  test('tells of each entry once, in order, by its place and its incident’s code', async () => {
    const stream = await following(audited.story.bystander);
    const code = await declare();
    await publish();
    for (let count = 0; count < 3; count += 1) {
      await note(code);
      await publish();
    }
    const notes = await stream.hears('incident.note_added', 3);
    expect(notes.every((each) => namesOf(each).includes(code))).toBe(true);
    const places = stream.told().map(({ seq }) => seq);
    expect(places).toEqual([...new Set(places)].toSorted((one, other) => one - other));
    expect(stream.events.map(({ id }) => id)).toEqual(stream.told().map(({ seq }) => String(seq)));
  });

  test('goes on where a connection ended', async () => {
    const first = await following(audited.story.bystander);
    const code = await declare();
    await publish();
    await first.hearsOf(code);
    const last = first.told().at(-1)?.seq ?? -1;
    first.close();
    await note(code);
    await publish();
    const second = open(audited.story.bystander, { after: last });
    await second.hears('incident.note_added');
    expect(Math.min(...second.told().map(({ seq }) => seq))).toBeGreaterThan(last);
  });

  test('a slow reader holds up nobody else', async () => {
    const slow = await following(audited.story.bystander);
    slow.isSlow = true;
    const quick = await following(audited.story.engineer);
    const code = await declare();
    await note(code);
    await publish();
    await quick.hears('incident.note_added');
    expect(slow.told().some(({ action }) => action === 'incident.note_added')).toBe(false);
  });

  test('whoever leaves a team, or any other place from which they saw something, reads everything again [GOV 6.2]', async () => {
    const { story } = audited;
    const { id: team } = await story.done(story.governance, createTeam, { name: ownWords('fraud') });
    const member = { id: team, principalId: story.engineer.id };
    await story.done(story.governance, addTeamMember, member);
    const [leaver, other] = [await following(story.engineer), await following(story.bystander)];
    await story.done(story.governance, removeTeamMember, member);
    await note(await declare());
    await publish();
    await Promise.all([leaver.hears('incident.note_added'), other.hears('incident.note_added')]);
    const resets = (stream: TestStream) => stream.events.filter(({ type }) => type === 'reset').length;
    await expect.poll(() => resets(leaver)).toBeGreaterThan(0);
    expect(resets(other)).toBe(0);
  });

  test('tells nobody of what they may not see', async () => {
    const { host } = audited.story;
    const team = host.ids.opaque();
    const { sre } = audited.story;
    await laidDown(
      host,
      async (tx) =>
        void (await sql`insert into teams (id, name, created_at, last_entry) values (${team}, 'fraud', ${host.clock.now()}, ${team})`.execute(
          tx,
        )),
    );
    await laidDown(
      host,
      async (tx) =>
        void (await sql`insert into team_members (team_id, principal_id, since) values (${team}, ${sre.id}, ${host.clock.now()})`.execute(
          tx,
        )),
    );
    const [member, auditor] = [await following(audited.story.bystander), await following(audited.compliance)];
    const hidden = await declare({ teamId: team, visibility: 'team' });
    const shown = await declare();
    await publish();
    await Promise.all([member.hearsOf(shown), auditor.hearsOf(shown)]);
    expect(auditor.told().some((each) => namesOf(each).includes(hidden))).toBe(true);
    expect(member.told().some((each) => namesOf(each).includes(hidden))).toBe(false);
    expect(member.told().every(({ things }) => things.length > 0)).toBe(true);
  });

  test('brings alerts that join an open incident to a member who may see it, and to nobody else', async () => {
    const { story, compliance } = audited;
    const intake = openIntake(story.host);
    const input = { name: ownWords('prod') } as const;
    const { key } = await story.done(story.sre, createIntegration, input);
    const hear = async (fingerprint: string) => intake.receive(key, sent(notification([wireAlert({ fingerprint })])));
    const [member, auditor] = [await following(story.bystander), await following(compliance)];
    expect(await hear('00000000000000a1')).toMatchObject({ ok: true });
    expect(await hear('00000000000000a2')).toMatchObject({ ok: true });
    await intake.idle();
    await publish();
    const [opened, joined] = await member.hears('alerts.received', 2);
    const [created] = (await member.hears('incident.created', 3)).slice(-1);
    for (const batch of [opened, joined]) expect(namesOf(batch!)).toEqual(namesOf(created!));
    await auditor.hears('alerts.received', 2);
  });

  test('ends for whoever has signed out', async () => {
    let isHere = true;
    const stream = await following(audited.story.bystander, async () => isHere);
    isHere = false;
    audited.story.host.clock.advance({ seconds: 11 });
    await note(await declare());
    await publish();
    await until(stream);
    expect(stream.told().some(({ action }) => action === 'incident.note_added')).toBe(false);
  });

  test('ends at once, and tells nothing more, where a password change has ended the session', async () => {
    let isHere = true;
    const { bystander, host } = audited.story;
    const stream = await following(bystander, async () => isHere);
    const who = { actor: bystander.actor, requestId: asId<'request'>(host.ids.opaque()) };
    await transact(host, who, async (ctx) => {
      ctx.record(passwordChanged, {
        resource: { kind: 'principal', id: bystander.id },
        clause: '7.7',
        data: { principal: bystander.id },
      });
      return ok(undefined);
    });
    isHere = false;
    await note(await declare());
    await publish();
    await until(stream);
    const actions = stream.told().map(({ action }) => action);
    expect(actions).not.toContain('incident.note_added');
    expect(actions).not.toContain('password.changed');
  });
});
