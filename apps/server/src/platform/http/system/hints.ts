import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';

/**
 * What the web app's build says each page will want (`hints.json`): its own files, and what it asks of the API. Sent with
 * the page itself as `Link` (RFC 8288), all of it is on its way while the app's program still is.
 */
const Hints = Type.Array(
  Type.Object({
    /** Of the page's address, without its query. Its groups stand for `$1` in `data`. */
    path: Type.String(),
    scripts: Type.Array(Type.String()),
    data: Type.Array(Type.String()),
  }),
);

/** The values of `Link` for a page's address: of the first entry that fits it, none where none does. */
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
