import { severities } from '@muster/policy';
import { Type } from 'typebox';
import { Choice, field, Line, LongText, type Asks } from '../../../platform/verbs/fields.ts';

const NOTE_LIMIT = 10_000;
const TITLE_LIMIT = 200;

/** `INC-7KQ2F`, in either case. */
export const Code = Type.String({ pattern: '^[Ii][Nn][Cc]-[0-9A-Za-z]{4,10}$' });

/** A single line, as shown on pages and in messages. */
export const Title = (asks: string) => Line({ asks, limit: TITLE_LIMIT, positional: true });

/** A service name in the catalog, case-insensitive. */
export const ServiceName = (asks: string) =>
  Type.String({ minLength: 1, maxLength: 100, 'x-ref': 'service-name', ...field({ asks }) });

/** Text for the timeline: a note, a reason or a hand-over summary. */
export const Note = (asks: Asks) => LongText({ limit: NOTE_LIMIT, ...asks });

export const Severity = (asks: string) => Choice(severities, { asks, short: 's' });

/** Facts by their names in the policy's triage; names and values are policy data, checked in the command. */
export const Facts = Type.Record(
  Type.String({ pattern: '^[A-Za-z][A-Za-z0-9]{0,63}$' }),
  Type.Union([Type.String({ maxLength: 64 }), Type.Number(), Type.Boolean()]),
  field(
    {
      asks: 'What is known',
      help: 'what is known, using the names from `muster incident questions`: outage=full, usersImpactedShare=14%, workaround=no',
      short: 'f',
      option: 'fact',
    },
    'facts',
  ),
);

/** The command that shows an incident's state. */
export const SHOW = 'muster incident show <key>';
