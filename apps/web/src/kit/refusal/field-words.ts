/** A request field in words: `/governance/0/email` is the e-mail of governance 1. */
export function fieldWords(path: string): string {
  const names = path
    .split('/')
    .filter((part) => part !== '')
    .reduce<readonly string[]>(
      (before, part) =>
        /^\d+$/.test(part) && before.length > 0
          ? [...before.slice(0, -1), `${before.at(-1)} ${Number(part) + 1}`]
          : [...before, plain(part)],
      [],
    );
  return names
    .toReversed()
    .join(' of ')
    .replace(/^./, (letter) => letter.toUpperCase());
}

const plain = (name: string): string =>
  known[name] ?? name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replaceAll(/[-_]/g, ' ');

const known: Readonly<Record<string, string>> = {
  email: 'e-mail',
  url: 'address',
  principalId: 'member',
  teamId: 'team',
  expiresInDays: 'days',
  occurredAt: 'time',
};
