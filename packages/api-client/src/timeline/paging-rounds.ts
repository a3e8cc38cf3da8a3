import type { Person, TimelineItem } from '../shapes.ts';

/** The results of one round's pages on one channel: how many it accepted, and why it did not accept others. */
export type ChannelTally = { readonly channel: string; readonly took: number; readonly failed: readonly string[] };

/** One paging round of an incident: everybody paged at once, and the result. */
export type PagingRound = {
  readonly round: number | undefined;
  readonly urgency: 'page' | 'notify';
  readonly people: readonly Person[];
  readonly channels: readonly ChannelTally[];
  readonly answeredBy: readonly Person[];
  readonly items: readonly TimelineItem[];
};

/**
 * The paging rounds among entries, and which of them each entry belongs to. Entries that no round explains belong to
 * none.
 */
export function roundsOf(items: readonly TimelineItem[]) {
  const requested = items.filter(({ action }) => action === 'page.requested');
  const keyOfPage = new Map(
    requested.flatMap((item) => (item.paging?.pages ?? []).map((page) => [page, keyOf(item)] as const)),
  );
  const keys = new Set(requested.map(keyOf));
  const keyOfItem = (item: TimelineItem): string | undefined => {
    if (item.paging === undefined) return undefined;
    if (item.action === 'page.requested') return keyOf(item);
    // Nobody was found where the policy looks first: recorded at the moment of the round that this led to.
    if (item.action === 'page.fell_back') return [...keys].find((key) => key.startsWith(`${item.recordedAt} `));
    return item.paging.pages.map((page) => keyOfPage.get(page)).find((key) => key !== undefined);
  };
  const grouped = Map.groupBy(
    items.filter((item) => keyOfItem(item) !== undefined),
    keyOfItem,
  );
  // A response ends all of a person's pages at once, and is shown with the latest round: earlier ones had none.
  const lastRoundOf = new Map(
    [...grouped].flatMap(([key, ofRound]) => ofRound.filter(isAnswer).map((item) => [answerKeyOf(item), key] as const)),
  );
  const rounds = new Map(
    [...grouped].map(([key, ofRound]) => [
      key,
      roundOf(
        ofRound,
        ofRound.filter((item) => isAnswer(item) && lastRoundOf.get(answerKeyOf(item)) === key),
      ),
    ]),
  );
  return {
    of: (item: TimelineItem): PagingRound | undefined => {
      const key = keyOfItem(item);
      return key === undefined ? undefined : rounds.get(key);
    },
  };
}

/** Rounds are numbered per incident; the time distinguishes those that an older program may have numbered alike. */
const keyOf = ({ recordedAt, paging }: TimelineItem): string => `${recordedAt} ${paging?.round ?? ''}`;

const isAnswer = ({ action }: TimelineItem): boolean => action === 'page.answered';
const answerKeyOf = ({ recordedAt, paging }: TimelineItem): string => `${recordedAt} ${paging?.to[0]?.id ?? ''}`;

function roundOf(items: readonly TimelineItem[], answers: readonly TimelineItem[]): PagingRound {
  const requested = items.filter(({ action }) => action === 'page.requested');
  const paging = requested.map((item) => item.paging);
  return {
    round: paging[0]?.round,
    urgency: paging.some((each) => each?.urgency !== 'notify') ? 'page' : 'notify',
    people: uniquePeople(requested),
    channels: [...Map.groupBy(items.filter(isOfChannel), ({ paging: at }) => at?.channel ?? '')].map(
      ([channel, tried]) => ({
        channel,
        took: tried.filter(({ action }) => action === 'page.handed_over').length,
        failed: [
          ...new Set(tried.flatMap(({ action, paging: at }) => (action === 'page.failed' ? [at?.reason ?? ''] : []))),
        ],
      }),
    ),
    answeredBy: uniquePeople(answers),
    items,
  };
}

const isOfChannel = ({ paging }: TimelineItem): boolean => paging?.channel !== undefined;

const uniquePeople = (items: readonly TimelineItem[]): readonly Person[] => [
  ...new Map(items.flatMap(({ paging }) => paging?.to ?? []).map((person) => [person.id, person])).values(),
];
