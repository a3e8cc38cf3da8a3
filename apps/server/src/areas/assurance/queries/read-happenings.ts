import type { Kysely } from 'kysely';
import type { ActionRegistry } from '../../../platform/ledger/actions-registry.ts';
import { describeEntry } from '../../../platform/ledger/describe-entry.ts';
import { entriesOf, type DrawnEntry, type Stretch } from '../../../platform/ledger/stretch.ts';
import { callerOf, castOf } from '../domain/cast.ts';
import type { Happenings } from '../domain/evidence-files.ts';
import {
  ACCESS_ACTIONS,
  eachSection,
  PERIOD_ACTIONS,
  SECTIONS,
  STANDING_ACTIONS,
  type Happening,
  type Section,
} from '../domain/happenings.ts';

/** The most entries listed per section. */
const MOST_A_SECTION = 1_000;
/** Higher for lasting entries, which include everybody with access. */
const MOST_STANDING = 20_000;

type Reads = {
  readonly db: Kysely<unknown>;
  readonly actions: ActionRegistry;
  readonly titleOf: (role: string) => string;
};

/**
 * What an auditor asks for besides the controls, from the ledger alone: who could act, what was decided, what happened,
 * what was retained.
 */
export async function readHappenings(
  { db, actions, titleOf }: Reads,
  stretch: Stretch,
): Promise<Happenings & { readonly told: readonly DrawnEntry[] }> {
  const ever = { ...stretch, from: new Date(0) };
  const access = await entriesOf(db, ACCESS_ACTIONS, ever, MOST_STANDING);
  const lasting = await entriesOf(db, STANDING_ACTIONS, ever, MOST_STANDING);
  const cast = castOf(access.map((entry) => happeningOf(entry, '')));
  const nameOf = callerOf(cast);
  const say = (entry: DrawnEntry): Happening =>
    happeningOf(entry, describeEntry(actions, entry.envelope, undefined, { nameOf, titleOf }).summary);
  const within = ({ envelope }: DrawnEntry): boolean => new Date(envelope.time) >= stretch.from;
  const read = new Map<Section, readonly DrawnEntry[]>();
  for (const section of SECTIONS)
    read.set(section, await entriesOf(db, PERIOD_ACTIONS[section], stretch, MOST_A_SECTION));
  const changes = access.filter(within).slice(0, MOST_A_SECTION);
  const recent = lasting.filter(within).slice(0, MOST_A_SECTION);
  return {
    cast,
    accessChanges: changes.map(say),
    standing: lasting.map(say),
    sections: eachSection((section) => (read.get(section) ?? []).map(say)),
    cut: SECTIONS.filter((section) => read.get(section)?.length === MOST_A_SECTION),
    told: [...changes, ...recent, ...[...read.values()].flat()],
  };
}

const happeningOf = ({ seq, envelope }: DrawnEntry, says: string): Happening => ({
  seq,
  says,
  time: envelope.time,
  action: envelope.action,
  clause: envelope.clause,
  actor: envelope.actor,
  thing: envelope.thing,
  data: envelope.data,
});
