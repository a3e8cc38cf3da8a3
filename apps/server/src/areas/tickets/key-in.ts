import type { TrackerPlace } from './domain/tracker.ts';

/** The ticket of this tracker at an address; undefined if it is not one. `webUrl` is the base URL of GitHub's pages. */
export function keyIn(at: TrackerPlace, address: string, webUrl: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { origin, pathname } = new URL(address);
  if (at.kind === 'github') {
    const [, owner, name, number] = /^\/([^/]+)\/([^/]+)\/issues\/(\d{1,9})\/?$/.exec(pathname) ?? [];
    const isHere =
      origin === new URL(webUrl).origin && `${owner}/${name}`.toLowerCase() === at.repository.toLowerCase();
    return isHere ? number : undefined;
  }
  const key = /\/browse\/([A-Za-z][A-Za-z0-9_]{0,30}-\d{1,9})\/?$/.exec(pathname)?.[1]?.toUpperCase();
  return origin === new URL(at.url).origin && key?.startsWith(`${at.project.toUpperCase()}-`) === true
    ? key
    : undefined;
}
