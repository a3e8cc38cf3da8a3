import type { Facts } from '@muster/api-client';
import type { OptionSpec } from '../../command-line/verb.ts';
import { wrongUsage } from '../../failures/failure.ts';

export const factOption: OptionSpec = {
  flags: '-f, --fact <name=value>',
  what: 'what is known, using the names from `muster incident questions`: outage=full, usersImpactedShare=14%, workaround=no',
  isMany: true,
};

/** Where to find fact names, after the server rejected one. */
export const afterUnknownFact = { 'incidents/unknown-fact': 'muster incident questions' };

/**
 * Parses `name=value` into facts for the API: booleans, numbers, percentages and text. The policy defines the names.
 */
export function parseFacts(given: readonly string[]): Facts {
  return Object.fromEntries(
    given.map((text) => {
      const [, name, value] = /^([A-Za-z][A-Za-z0-9]*)=(.+)$/.exec(text.trim()) ?? [];
      if (name === undefined || value === undefined)
        throw wrongUsage(`A fact is written name=value; "${text}" is not.`, 'muster incident questions');
      return [name, factValue(value)];
    }),
  );
}

function factValue(text: string): string | number | boolean {
  if (text === 'yes' || text === 'true') return true;
  if (text === 'no' || text === 'false') return false;
  const [, digits, percent] = /^(\d+(?:\.\d+)?)(%?)$/.exec(text) ?? [];
  if (digits === undefined) return text;
  return percent === '%' ? Number(digits) / 100 : Number(digits);
}
