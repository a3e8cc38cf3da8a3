import type { DeliveryFailure, IntegrationPage } from '@muster/api-client';
import { fields } from './fields.ts';
import { mayFields } from './may-words.ts';
import type { Screen } from './screen.ts';
import { agoWords } from './time-words.ts';

/** One integration: its owner, and how its payloads are read. */
export function integrationPage(
  { id, name, kind, teamId, visibility, mapping, lastReceivedAt, failures, may }: IntegrationPage,
  nameOf: (teamId: string) => string,
  screen: Screen,
): string {
  return fields(
    {
      name,
      id,
      kind,
      team: teamId === undefined ? undefined : nameOf(teamId),
      'visible to': visibility === 'team' ? 'its team' : 'everybody here',
      'last received': lastReceivedAt === undefined ? 'never' : agoWords(lastReceivedAt, screen.now),
      'refused or failed': failureLines(failures, screen),
      'severity label': mapping.severity?.label ?? 'as in the policy',
      'severity words': linesOf(mapping.severity?.values ?? {}, (severity) => severity),
      'team label': mapping.team?.label,
      'team words': linesOf(mapping.team?.values ?? {}, nameOf),
      ...mayFields(may),
    },
    screen,
  );
}

const linesOf = <Meaning>(values: Readonly<Record<string, Meaning>>, words: (meaning: Meaning) => string): string =>
  Object.entries(values)
    .map(([word, meaning]) => `${word} = ${words(meaning)}`)
    .join('\n');

const failureLines = (failures: readonly DeliveryFailure[], screen: Screen): string =>
  failures
    .map(
      ({ status, why, remedy, deliveries, lastAt }) =>
        `${deliveries} × ${status}, last ${agoWords(lastAt, screen.now)}: ${why}${remedy === undefined ? '' : ` ${remedy}`}`,
    )
    .join('\n');
