import type { Plugin } from 'vite';

/** A page to be hinted at: its module, its path as a regular expression, and the requests of its route loader. */
export type FirstPage = { readonly module: string; readonly path: string; readonly data: readonly string[] };

type Chunk = {
  readonly fileName: string;
  readonly isEntry: boolean;
  readonly facadeModuleId: string | null;
  readonly imports: readonly string[];
};

/**
 * Writes `hints.json`. The server sends the hints with the HTML as `Link` headers, so that the browser fetches a page's
 * chunks and data while it still parses the entry.
 */
export const pageHints = (pages: readonly FirstPage[]): Plugin => ({
  name: 'page-hints',
  generateBundle(_, bundle) {
    const chunks = new Map<string, Chunk>();
    for (const file of Object.values(bundle)) if (file.type === 'chunk') chunks.set(file.fileName, file);
    const partOf = (is: (chunk: Chunk) => boolean): string => {
      for (const chunk of chunks.values()) if (is(chunk)) return chunk.fileName;
      return this.error('a hinted page is missing from the bundle');
    };
    const start = withImports(partOf(({ isEntry }) => isEntry));
    const hints = pages.map(({ module, path, data }) => {
      const page = partOf(({ facadeModuleId }) => facadeModuleId?.endsWith(`/${module}`) === true);
      // The entry goes first, since everything else waits for it.
      const scripts = [...new Set([...start, ...withImports(page)])].map((file) => `/${file}`);
      return { path, scripts, data };
    });
    this.emitFile({ type: 'asset', fileName: 'hints.json', source: JSON.stringify(hints) });

    function withImports(file: string, found = new Set<string>()): ReadonlySet<string> {
      if (found.has(file)) return found;
      found.add(file);
      for (const next of chunks.get(file)?.imports ?? []) withImports(next, found);
      return found;
    }
  },
});
