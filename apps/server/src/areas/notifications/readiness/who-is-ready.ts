import { addMinutes } from '../../../kernel/clock.ts';
import type { PrincipalId } from '../../../kernel/ids.ts';
import type { Reader } from '../../../platform/access/access.ts';
import { readAlone } from '../../../platform/database/read.ts';
import { dutiesAhead, pagesOfPerson, type DutyAhead } from '../../oncall/public.ts';
import { EMAIL, type Channel } from '../domain/channel.ts';
import { allChannels } from '../store/channels.ts';
import { deliveriesOf } from '../store/deliveries.ts';
import { proofsOf } from './proofs.ts';
import { readinessOf, type Proof, type Readiness } from './readiness.ts';

export type Ready = DutyAhead & {
  readonly ways: readonly string[];
  readonly lastProof: Proof | undefined;
  readonly readiness: Readiness;
};

/** Everyone incidents may page within the policy's look-ahead: their kinds of channels, and whether proven to work. */
export async function whoIsReady(reader: Reader, now: Date, hasMail: boolean): Promise<readonly Ready[]> {
  const duties = await dutiesAhead(reader, now);
  const channels = await readAlone(reader.db, allChannels);
  const proven = await proofsOf(
    reader.db,
    duties.map(({ person }) => person),
  );
  const { provenWithin } = reader.policies.current.paging.readiness;
  const found: Ready[] = [];
  for (const duty of duties) {
    const own = channels.filter(({ owner }) => owner === duty.person);
    const wayOf = (channel: string) => (channel === EMAIL ? EMAIL : own.find(({ id }) => id === channel)?.kind);
    const seen = [...(proven.get(duty.person) ?? []), ...(await deliveredTo(reader, duty.person))];
    const proofs = seen.flatMap(({ channel, at }): Proof[] => {
      const way = wayOf(channel);
      return way === undefined ? [] : [{ way, at }];
    });
    const ways = [...kindsOf(own, 'active'), ...(hasMail ? [EMAIL as string] : [])];
    const given = { ways, unverified: kindsOf(own, 'unverified'), proofs: newestOfEach(proofs) };
    const [lastProof] = proofs.toSorted((one, other) => other.at.getTime() - one.at.getTime());
    const readiness = readinessOf(given, addMinutes(now, -provenWithin.minutes));
    found.push({ ...duty, ways, lastProof, readiness });
  }
  return found;
}

const kindsOf = (own: readonly Channel[], state: Channel['state']): readonly string[] => [
  ...new Set(own.filter((channel) => channel.state === state).map(({ kind }) => kind as string)),
];

const LATEST_PAGES = 20;

/** Which of a person's channels accepted their latest pages, and when. */
async function deliveredTo({ db }: Reader, person: PrincipalId) {
  const pages = await pagesOfPerson(db, person, { before: undefined, limit: LATEST_PAGES });
  const deliveries = await deliveriesOf(
    db,
    pages.map(({ id }) => id),
  );
  return deliveries.flatMap((delivery) =>
    delivery.state === 'handed-over'
      ? [{ channel: delivery.channel, at: delivery.deliveredAt ?? delivery.settledAt }]
      : [],
  );
}

const newestOfEach = (proofs: readonly Proof[]): readonly Proof[] =>
  [...Map.groupBy(proofs, ({ way }) => way).values()].map((each) =>
    each.reduce((newest, proof) => (proof.at > newest.at ? proof : newest)),
  );
