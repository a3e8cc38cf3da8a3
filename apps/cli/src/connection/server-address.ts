import { wrongUsage } from '../failures/failure.ts';
import type { Shell } from '../shell.ts';

/** The address of `npm start`. */
const AT_HOME = 'http://127.0.0.1:8080';

/** The server to use: `--server`, then MUSTER_URL, then the last one signed in to, then the local one. */
export function serverAddress({ env }: Pick<Shell, 'env'>, given: string | undefined, last: string | undefined): URL {
  const text = given ?? (env['MUSTER_URL'] || undefined) ?? last ?? AT_HOME;
  if (!URL.canParse(text)) throw wrongUsage(`${text} is not a valid address.`, '--server https://muster.example.org');
  const address = new URL(text);
  if (address.protocol !== 'https:' && !(address.protocol === 'http:' && isThisMachine(address.hostname))) {
    throw wrongUsage(
      `Passwords and tokens would travel to ${address.origin} unencrypted (GOV-001 6.3).`,
      `--server https://${address.host}`,
    );
  }
  return address;
}

const isThisMachine = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host);
