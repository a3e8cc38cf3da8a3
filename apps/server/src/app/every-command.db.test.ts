import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createIntegration } from '../areas/alerts/commands/create-integration.ts';
import { declareIncident } from '../areas/incidents/commands/declare-incident.ts';
import type { Actor } from '../kernel/actor.ts';
import type { AppError } from '../kernel/app-error.ts';
import type { Result } from '../kernel/result.ts';
import { ownWords } from '../kernel/scrubbed.ts';
import type { Command } from '../platform/commands/command.ts';
import { closeRefusals } from '../platform/commands/close-refusals.ts';
import { closeRefusalMinute } from '../platform/commands/due-kinds.ts';
import { everyCommand } from '../testing/every-command.ts';
import { addPerson } from '../testing/people.ts';
import { plausibleInput } from '../testing/plausible-input.ts';
import { startStory, type Story } from '../testing/story.ts';

/** Open to every member, with or without roles: reporting, commenting, signing in and out. All else is refused. */
const forEveryMember: ReadonlySet<string> = new Set([
  'session.start',
  'session.refresh',
  'session.end',
  'incident.declare',
  'incident.note',
  'violation.report',
  'profile.set_time_zone',
  'deployment.check',
  'calendar.create',
  // The command itself decides what they may see.
  'alerts.export',
  'alert-view.save',
  'policy.attest',
]);

/** Members may do this to what is theirs; this member has nothing. */
const withNothingThere: ReadonlySet<string> = new Set(['sso.unlink', 'page.awake', 'page.test']);

/** Every member may do this, but plausible input does not match its format. */
const withAFormOfItsOwn: ReadonlySet<string> = new Set(['runbook.propose']);

let story: Story;
let commands: readonly Command[];
/** Existing things, so that a refusal is about the caller's permissions and not about an unknown id. */
let known: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
let member: Actor;

beforeAll(async () => {
  story = await startStory([
    (registry) => registry.onDeadline(closeRefusalMinute, (ctx, row) => closeRefusals(ctx, row.payload)),
  ]);
  commands = everyCommand(story.host);
  const { id } = await addPerson(story.host);
  member = { kind: 'person', id, sessionId: story.host.ids.opaque() };
  const { code } = await story.done(story.sre, declareIncident, { title: ownWords('Slow model') });
  const integration = await story.done(story.sre, createIntegration, plausibleInput(createIntegration.input) as never);
  known = { incident: { code }, integration: { id: integration.id } };
});
afterAll(async () => story.end());

const runAs = async (actor: Actor, command: Command): Promise<Result<unknown, AppError>> =>
  story.as({ actor }, command, plausibleInput(command.input, known[command.name.split('.')[0] ?? '']));

const refusedCommands = async (action: string) =>
  new Set((await story.entries(action)).map(({ data }) => data['command']));

describe('every registered command refuses strangers, and the refusal is in the ledger [GOV 7.1, 7.6, 1.1]', () => {
  test('whoever is not signed in', async () => {
    const allowed: string[] = [];
    for (const command of commands) {
      const result = await runAs({ kind: 'anonymous' }, command);
      if (result.ok) allowed.push(command.name);
      else
        expect(result.error.kind, `${command.name}: ${result.error.code}`).toMatch(
          /^(unauthenticated|forbidden|refused|not_found)$/,
        );
    }
    expect(allowed).toEqual([]);
    // Strangers are counted per command and minute; the counts become entries when the minute ends (R34).
    await story.advance({ minutes: 2 });
    expect(await refusedCommands('access.refused_again')).toEqual(new Set(commands.map(({ name }) => name)));
    expect(
      (await story.entries('access.refused_again')).every(
        ({ data, decision }) => data['actor'] === 'anonymous' && !decision.allowed,
      ),
    ).toBe(true);
  });

  test('a member without any role, but for what every member may do', async () => {
    const unexpected: string[] = [];
    for (const { name, ...command } of commands) {
      const result = await runAs(member, { name, ...command });
      const said = result.ok ? 'allowed' : result.error.kind;
      const wanted = forEveryMember.has(name)
        ? /^allowed$/
        : withNothingThere.has(name)
          ? /^conflict$/
          : withAFormOfItsOwn.has(name)
            ? /^invalid$/
            : /^(forbidden|refused|not_found|unauthenticated)$/;
      if (!wanted.test(said)) unexpected.push(`${name}: ${said}`);
    }
    expect(unexpected).toEqual([]);
    const refused = commands
      .map(({ name }) => name)
      .filter((name) => [forEveryMember, withNothingThere, withAFormOfItsOwn].every((set) => !set.has(name)));
    expect(await refusedCommands('access.refused')).toEqual(new Set(refused));
    expect(
      (await story.entries('access.refused')).every(
        ({ actor, decision }) => actor === (member.kind === 'person' && member.id) && !decision.allowed,
      ),
    ).toBe(true);
  });

  test('the rooms have commands at all, each under a name of its own', () => {
    expect(commands.length).toBeGreaterThan(40);
    expect(new Set(commands.map(({ name }) => name)).size).toBe(commands.length);
  });
});
