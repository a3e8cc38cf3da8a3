import { sql } from 'kysely';
import type { TSchema } from 'typebox';
import type { Static } from 'typebox';
import { makeDueWorker } from '../app/make-due-worker.ts';
import type { AppError } from '../kernel/app-error.ts';
import type { Actor } from '../kernel/actor.ts';
import { asId } from '../kernel/ids.ts';
import type { Result } from '../kernel/result.ts';
import type { Command } from '../platform/commands/command.ts';
import { rowsChanged } from '../platform/commands/ledger-actions.ts';
import { runCommand } from '../platform/commands/run-command.ts';
import { createDueRegistry, type DueRegistry } from '../platform/worker/registry.ts';
import { auditRows } from '../platform/ledger/audit-rows.ts';
import type { Envelope } from '../platform/ledger/envelope.ts';
import { readEnvelope } from '../platform/ledger/envelope.ts';
import { addPerson, putOnCall, type TestPerson } from './people.ts';
import { testHost, type TestHost } from './test-host.ts';
import type { Span } from './manual-clock.ts';

export type Paged = {
  readonly to: string;
  readonly reason: string;
  readonly clause: string;
  readonly urgency: string;
  readonly at: Date;
};

/**
 * A small organisation and a clock that the test moves; due work runs when it falls due. People are named by their
 * position: `story.lead` fills the contact role of the ML Platform Lead.
 */
export class Story {
  readonly host: TestHost;
  readonly #worker;
  /** Set by stories that tamper with rows behind the ledger's back: `end` then skips its audit. */
  isTamperedWith = false;
  readonly sre: TestPerson;
  readonly secondSre: TestPerson;
  readonly engineer: TestPerson;
  readonly governance: TestPerson;
  readonly lead: TestPerson;
  readonly vp: TestPerson;
  readonly sreLead: TestPerson;
  readonly bystander: TestPerson;

  constructor(host: TestHost, registry: DueRegistry, people: Cast) {
    this.host = host;
    this.#worker = makeDueWorker(host, registry);
    this.sre = people.sre;
    this.secondSre = people.secondSre;
    this.engineer = people.engineer;
    this.governance = people.governance;
    this.lead = people.lead;
    this.vp = people.vp;
    this.sreLead = people.sreLead;
    this.bystander = people.bystander;
  }

  async as<I extends TSchema, F, O>(
    who: { readonly actor: Actor },
    command: Command<I, F, O>,
    input: Static<I>,
  ): Promise<Result<O, AppError>> {
    return runCommand(this.host, command, { actor: who.actor, requestId: asId(this.host.ids.opaque()) }, input);
  }

  /** Like `as`, but throws on a refusal: for steps that the story presupposes. */
  async done<I extends TSchema, F, O>(
    who: { readonly actor: Actor },
    command: Command<I, F, O>,
    input: Static<I>,
  ): Promise<O> {
    const result = await this.as(who, command, input);
    if (!result.ok) throw new Error(`${command.name}: ${JSON.stringify(result.error)}`);
    return result.value;
  }

  /** Moves the clock, running due work at each moment that anything falls due. */
  async advance(by: Span): Promise<void> {
    const end = new Date(this.host.clock.now().getTime() + millisecondsOf(by));
    for (;;) {
      await this.#worker.runDue(this.host.clock.now());
      const next = await this.#worker.nextDueAt();
      if (next === undefined || next > end) break;
      if (next > this.host.clock.now()) this.host.clock.moveTo(next);
    }
    this.host.clock.moveTo(end);
    await this.#worker.runDue(end);
  }

  /** Who was paged, in order. */
  async pages(): Promise<Paged[]> {
    const { rows } = await sql<Paged>`
      select principal_id as to, reason, clause, urgency, queued_at as at from pages order by queued_at, id`.execute(
      this.host.db,
    );
    return rows;
  }

  /** Every entry in the order appended, sequenced or not. */
  async entries(action?: string): Promise<Envelope[]> {
    const { rows } = await sql<{ envelope: string }>`select envelope from ledger_pending order by position`.execute(
      this.host.db,
    );
    const all = rows.map((row) => readEnvelope(row.envelope)).filter((entry) => entry.action !== rowsChanged.name);
    return action === undefined ? all : all.filter((entry) => entry.action === action);
  }

  /** Ends the story with an audit of its rows: a row written without an entry fails it. */
  async end(): Promise<void> {
    try {
      if (this.isTamperedWith) return;
      const { problems } = await auditRows(this.host.db, this.host.ledgerMacKey);
      if (problems.length > 0) throw new Error(`rows without their entries: ${JSON.stringify(problems)}`);
    } finally {
      await this.host.close();
    }
  }
}

type Cast = Record<
  'sre' | 'secondSre' | 'engineer' | 'governance' | 'lead' | 'vp' | 'sreLead' | 'bystander',
  TestPerson
>;

/** Starts a story: the cast exists, two SREs are on call, and the given reactions are registered. */
export async function startStory(
  register: readonly ((registry: DueRegistry) => void)[],
  given: Parameters<typeof testHost>[0] = {},
): Promise<Story> {
  const host = await testHost(given);
  const registry = createDueRegistry();
  for (const each of register) each(registry);
  const cast: Cast = {
    sre: await addPerson(host, ['ml-platform-sre']),
    secondSre: await addPerson(host, ['ml-platform-sre']),
    engineer: await addPerson(host, ['ml-engineer']),
    governance: await addPerson(host, ['platform-governance']),
    lead: await addPerson(host, [], ['ml-platform-lead']),
    vp: await addPerson(host, [], ['vp-engineering']),
    sreLead: await addPerson(host, [], ['sre-lead']),
    bystander: await addPerson(host),
  };
  await putOnCall(host, [cast.sre, cast.secondSre]);
  return new Story(host, registry, cast);
}

const millisecondsOf = ({ days = 0, hours = 0, minutes = 0, seconds = 0, milliseconds = 0 }: Span): number =>
  (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000 + milliseconds;
