import { asId, type PrincipalId } from '../../../kernel/ids.ts';
import type { Envelope } from '../../../platform/ledger/envelope.ts';
import { onCallActions } from '../../oncall/public.ts';
import type { PersonView } from '../../identity/public.ts';
import type { PersonOf } from './look-up-people.ts';

type Paging = {
  readonly pages: readonly string[];
  readonly to: readonly PersonView[];
  readonly round?: number;
  readonly urgency?: 'page' | 'notify';
  readonly channel?: string;
  readonly reason?: string;
};

/**
 * Structured paging data of an entry: which pages, to whom, by which channel. Each page and each delivery attempt is
 * its own entry; readers group them into a paging round.
 */
export function pagingOf({ action, data }: Envelope, person: PersonOf): { readonly paging?: Paging } {
  if (!isOfPages(action)) return {};
  const { pages, page, round, urgency, channel, reason } = data;
  return {
    paging: {
      pages: strings(pages ?? page),
      to: strings(data['to'])
        .filter(isPerson)
        .map((id) => person(asId<'principal'>(id))),
      ...(typeof round === 'number' ? { round } : {}),
      ...(urgency === 'page' || urgency === 'notify' ? { urgency } : {}),
      ...(typeof channel === 'string' ? { channel } : {}),
      ...(typeof reason === 'string' ? { reason } : {}),
    },
  };
}

/** The people an entry about pages calls. */
export const peopleIn = ({ action, data }: Envelope): readonly PrincipalId[] =>
  isOfPages(action)
    ? strings(data['to'])
        .filter(isPerson)
        .map((id) => asId<'principal'>(id))
    : [];

const isOfPages = (action: string): boolean => onCallActions.some(({ name }) => name === action);

/**
 * A rota position may stand in place of a person's id, and an older version of Muster may have written something else.
 */
const isPerson = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

const strings = (value: unknown): readonly string[] =>
  [value].flat().filter((each): each is string => typeof each === 'string');
