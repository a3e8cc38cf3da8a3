import type { May } from '@muster/api-client';

/** What somebody may and may not do; actions refused for the same reason share one line with reason and clause. */
export function mayFields(may: Readonly<Record<string, May>>): Readonly<Record<string, string>> {
  const allowed = Object.keys(may).filter((name) => may[name]?.allowed === true);
  const refused = new Map<string, string[]>();
  for (const [name, verdict] of Object.entries(may)) {
    if (verdict.allowed) continue;
    const why = whyNot(verdict);
    refused.set(why, [...(refused.get(why) ?? []), name]);
  }
  return {
    may: allowed.join(', '),
    'may not': [...refused].map(([why, names]) => `${names.join(', ')}: ${why}`).join('\n'),
  };
}

const whyNot = ({ reason = 'Not possible now.', clause }: May): string =>
  clause === undefined ? reason : `${reason} (clause ${clause})`;
