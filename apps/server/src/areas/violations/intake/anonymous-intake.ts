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

/** What can wait in the buffer for its day to be over. Whoever fills it has worked for each line. */
const HELD = { most: 2000 };

/**
 * Takes what somebody says who stays unknown (GOV 10.4, R21). No command runs, nobody acts, nothing is recorded until the
 * day's batch is passed on: an entry, a count or a due row at this instant would tell when.
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
  /** Said by them and not passed on yet. */
  readonly waiting: number;
  readonly messages: readonly { readonly author: 'you' | 'governance'; readonly day: string; readonly text: string }[];
};

/** What has become of it, for whoever has the code; and more that they want to say. Reading leaves no trace. */
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

/** At the door, as every text: what identifies somebody by its form goes, also where it identifies the reporter. */
const scrubbedBy = ({ scrubber }: Host, text: string): Scrubbed => scrubber.text(text).text as Scrubbed;

const unproven: AppError = {
  kind: 'invalid',
  code: 'violations/no-proof',
  public: 'The page works for a second before it sends, so that nobody floods the channel. That is missing here.',
  fields: [
    {
      path: '/proof',
      problem: 'is not such that SHA-256 of proof, line break and text begins with 16 zero bits',
      remedy: 'count up from 0 until it does',
    },
  ],
};

const full: AppError = {
  kind: 'unavailable',
  code: 'violations/intake-full',
  public: 'No more reports can be held today.',
  remedy: 'Try again tomorrow.',
};

/**
 * Whether somebody's machine worked for this: 16 zero bits, which take it about a second and tell nothing about it. It stands
 * here instead of counting addresses (abuse case 32).
 */
function isProven(text: string, proof: number): boolean {
  const digest = createHash('sha256').update(`${proof}\n${text}`).digest();
  return digest.readUInt16BE() === 0;
}

const CODE = { most: 15 };

/** 120 bits in hexadecimal, in groups: `7c1e0-…`. Known to its holder alone. */
const newCaseCode = (randomBytes: (count: number) => Uint8Array): string =>
  (Buffer.from(randomBytes(CODE.most)).toString('hex').match(/.{5}/g) ?? []).join('-');

/** What is kept of a code: nobody gets it back from that. */
const caseHash = (code: string): string =>
  createHash('sha256')
    .update(`muster case ${code.toLowerCase().replaceAll(/[^a-z0-9]/g, '')}`)
    .digest('base64url');
