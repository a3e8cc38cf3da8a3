import type { PrincipalId } from '../../../kernel/ids.ts';
import { asId } from '../../../kernel/ids.ts';
import type { Envelope } from '../../../platform/ledger/envelope.ts';
import { commanderNamed, commandVacated } from '../ledger-actions.ts';
import type { PersonOf } from './look-up-people.ts';

const CHANGES: readonly string[] = [commanderNamed.name, commandVacated.name];

/** The people a command entry names besides its actor: the previous and the current commander. */
export const seatedIn = ({ action, data }: Envelope): PrincipalId[] =>
  CHANGES.includes(action)
    ? [data['before'], data['commander']].flatMap((id) => (typeof id === 'string' ? [asId<'principal'>(id)] : []))
    : [];

/** The entry's line with both commanders' names, which are joined in only when a member looks (R1). */
export function commandWords(summary: string, { action, data }: Envelope, person: PersonOf): string {
  if (!CHANGES.includes(action)) return summary;
  const nameOf = (id: unknown): string | undefined => {
    if (typeof id !== 'string') return undefined;
    const { name, initials } = person(asId(id));
    return name ?? initials;
  };
  const [before, now] = [nameOf(data['before']), nameOf(data['commander'])];
  const isOwn = data['before'] === data['commander'];
  if (data['how'] === 'taken')
    return before === undefined || isOwn ? summary : summary.replace('took command', `took command from ${before}`);
  if (data['how'] === 'handed-over') return summary.replace('handed over command', `handed over command to ${now}`);
  if (data['how'] === 'named')
    return summary.replace(
      'named a commander',
      `named ${now} commander${before === undefined ? '' : ` in place of ${before}`}`,
    );
  return `${summary}: ${before}`;
}
