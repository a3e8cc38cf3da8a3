import type { Permission } from '@muster/policy';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routesOf } from '../platform/area-routes.ts';
import { identityArea } from '../areas/identity/area.ts';
import { identityWorld, PASSWORD, quickPolicy, type IdentityWorld } from '../areas/identity/testing/identity-world.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Verdict } from '../kernel/decision.ts';
import { asId } from '../kernel/ids.ts';
import type { Command } from '../platform/commands/command.ts';
import { runCommand } from '../platform/commands/run-command.ts';
import { everyArea } from '../testing/every-command.ts';
import { plausibleInput } from '../testing/plausible-input.ts';

/** The commands that each permission allows. */
const opens: Readonly<Record<string, readonly string[]>> = {
  'member.admit': ['member.invite', 'member.renew-invitation', 'member.suspend', 'member.reinstate', 'member.erase'],
  'role.grant': ['member.grant-role', 'member.revoke-role'],
  'contact_role.assign': ['contact.assign'],
  'access_review.decide': ['access-review.open', 'access-item.keep', 'access-item.revoke'],
  'auditor.admit': ['auditor.invite', 'auditor.renew', 'auditor.link', 'auditor.end'],
  'team.arrange': ['team.create', 'team.rename', 'team.add-member', 'team.remove-member'],
  'service_account.arrange': ['service-account.create', 'service-account.issue-key', 'service-account.revoke-key'],
  'oncall.set': [
    'oncall.set',
    'schedule.create',
    'schedule.import',
    'schedule.edit',
    'schedule.change',
    'schedule.retire',
    'schedule.override',
    'schedule.put-back',
  ],
  'oncall.swap': [
    'oncall.take',
    'oncall.give',
    'oncall.away',
    'oncall.back',
    'schedule.take',
    'schedule.give',
    'schedule.ask-cover',
    'schedule.keep',
  ],
  'identity_provider.arrange': [
    'identity-provider.add',
    'identity-provider.set-secret',
    'identity-provider.test',
    'identity-provider.turn-on',
    'identity-provider.turn-off',
    'identity-provider.remove',
  ],
  'model.keep': [
    'model.add',
    'model.register',
    'model.activate',
    'model.deactivate',
    'model.quarantine',
    'model.release',
    'model.change',
    'model.check-runbook',
  ],
  'promotion.record': ['promotion.record-gate', 'promotion.plan'],
  'review.ask': ['review.ask'],
  'integration.create': ['integration.create'],
  'alert.route': ['routing.publish', 'routing.shadow', 'routing.restore', 'routing.end-shadow', 'routing.try'],
  'alert.suppress': ['suppression.create', 'alert.snooze'],
  'status.arrange': ['update-template.add', 'update-template.remove', 'audience.add', 'audience.change'],
  'channel.configure': ['channel.add', 'channel.test', 'channel.remove', 'channel.replay'],
  'channel.own': ['channel.add-phone', 'channel.send-code', 'channel.verify', 'rule.add', 'rule.remove'],
  'chat.approve_internal': ['slack.internal-text'],
  'ledger.verify': ['ledger.verify'],
  'data.keep': ['asset.register', 'asset.adopt'],
  'data.classify': ['asset.classify'],
  'llm.keep': ['provider.add', 'dpa.ask', 'consumer.register', 'consumer.limit'],
  'ledger.export': ['ledger.export'],
  'privacy.reveal': ['pseudonym.reveal'],
  'service.keep': [
    'service.add',
    'service.import',
    'service.change',
    'service.depend',
    'service.undepend',
    'service.know-address',
    'service.forget-address',
  ],
  'executor.arrange': ['executor.connect'],
  'subject.tell': ['subject.export'],
  'erasure.keep': ['erasure.begin', 'erasure.hold', 'erasure.release'],
  'anchor.keep': [
    'anchor.connect-witness',
    'anchor.connect-time-stamp',
    'anchor.connect-locked-object',
    'anchor.remove',
    'witnessed-ledger.add',
    'witnessed-ledger.pin-key',
    'witnessed-ledger.settle',
    'witnessed-ledger.remove',
  ],
  'sink.keep': [
    'sink.connect-s3',
    'sink.connect-cloudwatch',
    'sink.connect-splunk',
    'sink.connect-elastic',
    'sink.connect-file',
    'sink.check',
    'sink.remove',
  ],
  'tracker.keep': ['tracker.connect'],
  'feed.keep': ['feed.connect', 'feed.remove', 'feed.end-source'],
  'pipeline.keep': ['pipeline.add', 'pipeline.schedule', 'pipeline.unschedule'],
  'detection.keep': [
    'drift.rebase',
    'drift.drill',
    'detector.propose',
    'detector.test',
    'detector.activate',
    'detector.mute',
    'detector.unmute',
    'detector.retire',
  ],
  'change.link': ['github.link-code', 'github.unlink'],
  'break_glass.ask': ['break-glass.ask'],
  'exception.ask': ['exception.ask'],
  'report.read': [],
  'evidence.read': [],
  'evidence.export': ['evidence.export'],
  'report.prepare': ['report.prepare'],
  'objective.propose': ['objective.import'],
  'policy.activate': ['policy.activate'],
  'policy.record_review': ['policy.review'],
};

const policy = quickPolicy();
const roles = Object.keys(policy.roles.raci);

let world: IdentityWorld;
let commands: readonly Command[];
let offered: readonly Permission[];
beforeAll(async () => {
  world = await identityWorld({
    policy,
    routes: ({ host, deps }) => {
      const areas = everyArea(host);
      commands = areas.flatMap((area) => [...area.commands, ...(area.verbs ?? [])]);
      offered = areas.flatMap(({ permissions }) => permissions ?? []);
      return [routesOf(identityArea({ ...deps, offered }), host.services.use)];
    },
  });
  return async () => world.host.close();
});
afterAll(async () => world.http.app.close());

async function signIn(email: string) {
  const answer = await world.http.app.inject({
    method: 'POST',
    url: '/v1/session',
    payload: { email, password: PASSWORD },
  });
  return answer.cookies.find(({ name }) => name === 'muster_session')?.value ?? '';
}

async function mayOf(cookie: string): Promise<Readonly<Record<string, Verdict>>> {
  const answer = await world.http.app.inject({ url: '/v1/session', cookies: { muster_session: cookie } });
  return answer.json<{ may: Readonly<Record<string, Verdict>> }>().may;
}

async function run(actor: Actor, name: string, known: Readonly<Record<string, unknown>> = {}) {
  const command = commands.find((each) => each.name === name);
  if (!command) throw new Error(`there is no command ${name}`);
  const invocation = { actor, requestId: asId<'request'>(world.host.ids.opaque()) };
  return runCommand(world.host, command, invocation, plausibleInput(command.input, known));
}

describe('the session says of each offer what its commands then say [GOV 1.1, 2.10, 7.6]', () => {
  const holders = [{ name: 'no role', held: [] }, ...roles.map((role) => ({ name: role, held: [role] }))];
  test.each(holders)('to $name', async ({ name, held }) => {
    const email = `${name.replaceAll(' ', '-')}@example.org`;
    const { actor } = await world.addMember(email, held);
    const may = await mayOf(await signIn(email));
    expect(Object.keys(may).toSorted()).toEqual(Object.keys(opens).toSorted());
    for (const [permission, its] of Object.entries(opens)) {
      for (const command of its) {
        const result = await run(actor, command);
        const refusal = !result.ok && result.error.code === 'access/not-entitled' ? result.error : undefined;
        expect(may[permission], `${permission}, ${command}`).toEqual(
          refusal === undefined
            ? { allowed: true }
            : { allowed: false, reason: refusal.public, remedy: refusal.remedy, clause: refusal.clause },
        );
      }
    }
  });

  test('as roles are at that moment, and without an entry that somebody was refused [GOV 7.6]', async () => {
    const { id } = await world.addMember('newcomer@example.org');
    const { actor: governance } = await world.addMember('granter@example.org', ['platform-governance']);
    const cookie = await signIn('newcomer@example.org');
    const refusals = (await world.entries('access.refused')).length;
    const before = await mayOf(cookie);
    expect(before['ledger.verify']).toMatchObject({ allowed: false, clause: '7.5' });
    expect(before['privacy.reveal']).toMatchObject({ allowed: false, clause: '6.6' });
    expect(await world.entries('access.refused')).toHaveLength(refusals);
    const granted = await run(governance, 'member.grant-role', { id, role: 'ml-engineer', reason: 'joined' });
    expect(granted).toMatchObject({ ok: true });
    expect((await mayOf(cookie))['privacy.reveal']).toEqual({ allowed: true });
  });
});
