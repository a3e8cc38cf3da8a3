/** Which methods an address supports, for 405 responses. Depends only on the routes added. */
export function createAllowedMethods() {
  const patterns = new Map<string, { readonly matches: RegExp; readonly methods: Set<string> }>();
  return {
    add(method: string | readonly string[], url: string): void {
      const known = patterns.get(url) ?? { matches: matcherOf(url), methods: new Set<string>() };
      for (const each of [method].flat()) known.methods.add(each);
      patterns.set(url, known);
    },
    at(url: string): readonly string[] {
      const path = url.split('?', 1)[0] ?? '';
      return [...patterns.values()]
        .filter(({ matches }) => matches.test(path))
        .flatMap(({ methods }) => [...methods])
        .toSorted();
    },
  };
}

const matcherOf = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .split('/')
      .map((segment) =>
        segment === '*' ? '.*' : segment.startsWith(':') ? '[^/]+' : segment.replaceAll(/[^\w-]/g, '\\$&'),
      )
      .join('/')}$`,
  );
