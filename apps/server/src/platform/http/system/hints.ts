import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';

/**
 * `hints.json` of the web build: what each page needs first. Sent with the HTML as `Link` headers (RFC 8288), so that the
 * browser fetches it all while it still parses the entry.
 */
const Hints = Type.Array(
  Type.Object({
    /** A regular expression for the page's path. `$1` in `data` is its first group. */
    path: Type.String(),
    scripts: Type.Array(Type.String()),
    data: Type.Array(Type.String()),
  }),
);

/** The `Link` values for a page's path: those of the first match, or none. */
export function readHints(file: Buffer | undefined): (path: string) => readonly string[] {
  if (file === undefined) return () => [];
  const hints = Value.Parse(Hints, JSON.parse(file.toString('utf8'))).map((hint) => ({
    ...hint,
    path: new RegExp(hint.path, 'u'),
  }));
  return (path) => {
    for (const hint of hints) {
      const found = hint.path.exec(path);
      if (found !== null) return linksOf(hint, found);
    }
    return [];
  };
}

const linksOf = (
  { scripts, data }: Pick<Static<typeof Hints>[number], 'scripts' | 'data'>,
  found: RegExpExecArray,
): string[] => [
  ...scripts.map((file) => `<${file}>; rel=modulepreload; crossorigin`),
  ...data.map(
    (address) =>
      `<${address.replaceAll(/\$(\d)/g, (_, nth) => found[Number(nth)] ?? '')}>; rel=preload; as=fetch; crossorigin`,
  ),
];
