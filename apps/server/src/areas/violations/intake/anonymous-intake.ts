import { clauseOf } from '@muster/policy';
import type { AppError } from '../../../kernel/app-error.ts';
import { dayOf } from '../../../kernel/clock.ts';
import { asId, type ClauseId } from '../../../kernel/ids.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import type { CommandHost } from '../../../platform/commands/host.ts';
import { noSuchClause } from '../commands/report-violation.ts';
import { countSaid, heldCase, keepSaid, waitingOf } from '../store/intake.ts';
import { messagesOf, violationOfCase } from '../store/violations.ts';
import { createHash } from 'node:crypto';

type Host = Pick<CommandHost, 'db' | 'clock' | 'ids' | 'scrubber' | 'policies'>;

type AnonymousReport = {
  readonly text: string;
  readonly clause?: ClauseId;
  readonly aboutGovernance?: boolean;
  readonly proof: number;
};

/** The most messages held until their day is over. Each cost its sender a proof of work. */
const HELD = { most: 2000 };

/**
 * Accepts an anonymous report (GOV 10.4, R21). No command runs, there is no actor, and nothing is recorded until the
 * day's batch is released: an entry, a count or a due row now would reveal the time.
 */
export async function reportAnonymously(
  host: Host,
  { text, clause, aboutGovernance = false, proof }: AnonymousReport,
): Promise<Result<{ readonly caseCode: string }, AppError>> {
  if (!isProven(text, proof)) return err(unproven);
  if (clause !== undefined && clauseOf(host.policies().current, clause) === undefined) return err(noSuchClause);
  if ((await countSaid(host.db)) >= HELD.most) return err(full);
  const code = newCaseCode((count) => host.ids.bytes(count));
  await keepSaid(
    host.db,
    {
      id: host.ids.opaque(),
      violation: asId(host.ids.opaque()),
      caseHash: caseHash(code),
      clause,
      aboutGovernance,
      body: scrubbedBy(host, text),
    },
    dayOf(host.clock.now()),
  );
  return ok({ caseCode: code });
}

type Case = {
  readonly state: 'unknown' | 'held' | 'reported' | 'triaged' | 'decided';
  /** The reporter's messages not released yet. */
  readonly waiting: number;
  readonly messages: readonly { readonly author: 'you' | 'governance'; readonly day: string; readonly text: string }[];
};

/** The state of a case for the holder of its code, who may add a message. Reading leaves no trace. */
export async function followUp(
  host: Host,
  { caseCode, text, proof }: { readonly caseCode: string; readonly text?: string; readonly proof?: number },
): Promise<Result<Case, AppError>> {
  const hash = caseHash(caseCode);
  const known = await violationOfCase(host.db, hash);
  const violation = known?.id ?? (await heldCase(host.db, hash));
  if (violation === undefined) return ok({ state: 'unknown', waiting: 0, messages: [] });
  if (text !== undefined) {
    if (!isProven(text, proof ?? -1)) return err(unproven);
    if ((await countSaid(host.db)) >= HELD.most) return err(full);
    const body = scrubbedBy(host, text);
    const said = {
      id: host.ids.opaque(),
      violation,
      caseHash: undefined,
      clause: undefined,
      aboutGovernance: false,
      body,
    };
    await keepSaid(host.db, said, dayOf(host.clock.now()));
  }
  const messages = known === undefined ? [] : await messagesOf(host.db, violation);
  return ok({
    state: known?.state ?? 'held',
    waiting: await waitingOf(host.db, violation),
    messages: messages.map(({ author, saidAt, body }) => ({
      author: author === 'reporter' ? 'you' : 'governance',
      day: dayOf(saidAt),
      text: body,
    })),
  });
}

/**
 * Scrubbed on entry like every text: anything recognisable as identifying is removed, even if it identifies the
 * reporter.
 */
const scrubbedBy = ({ scrubber }: Host, text: string): Scrubbed => scrubber.text(text).text as Scrubbed;

const unproven: AppError = {
  kind: 'invalid',
  code: 'violations/no-proof',
  public:
    'The proof of work is missing or wrong. The web page computes it for about a second before it sends, so that nobody can flood the channel.',
  fields: [
    {
      path: '/proof',
      problem: 'does not make SHA-256 of proof, line break and text begin with 16 zero bits',
      remedy: 'count up from 0 until it does',
    },
  ],
};

const full: AppError = {
  kind: 'unavailable',
  code: 'violations/intake-full',
  public: 'No more reports can be accepted today.',
  remedy: 'Try again tomorrow.',
};

/**
 * A proof of work: 16 zero bits, which cost a machine about a second and reveal nothing about it. Replaces rate
 * limiting by address (abuse case 32).
 */
function isProven(text: string, proof: number): boolean {
  const digest = createHash('sha256').update(`${proof}\n${text}`).digest();
  return digest.readUInt16BE() === 0;
}

const CODE = { most: 15 };

/** 120 random bits in grouped hexadecimal: `7c1e0-…`. Known only to its holder. */
const newCaseCode = (randomBytes: (count: number) => Uint8Array): string =>
  (Buffer.from(randomBytes(CODE.most)).toString('hex').match(/.{5}/g) ?? []).join('-');

/** The stored form of a code, which cannot be reversed. */
const caseHash = (code: string): string =>
  createHash('sha256')
    .update(`muster case ${code.toLowerCase().replaceAll(/[^a-z0-9]/g, '')}`)
    .digest('base64url');
