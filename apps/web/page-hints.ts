import type { Plugin } from 'vite';

/** A page whose first sight matters most: its module, its address, and what its route's loader asks of the API. */
export type FirstPage = { readonly module: string; readonly path: string; readonly data: readonly string[] };

type Chunk = {
  readonly fileName: string;
  readonly isEntry: boolean;
  readonly facadeModuleId: string | null;
  readonly imports: readonly string[];
};

/**
 * Writes `hints.json`, from which the server tells a browser with the page itself what that page will want, so that its files
 * and its data are on their way while the start is still being read.
 */
export const pageHints = (pages: readonly FirstPage[]): Plugin => ({
  name: 'page-hints',
  generateBundle(_, bundle) {
    const chunks = new Map<string, Chunk>();
    for (const file of Object.values(bundle)) if (file.type === 'chunk') chunks.set(file.fileName, file);
    const partOf = (is: (chunk: Chunk) => boolean): string => {
      for (const chunk of chunks.values()) if (is(chunk)) return chunk.fileName;
      return this.error('a page that is to be hinted at is no part of the bundle');
    };
    const start = withImports(partOf(({ isEntry }) => isEntry));
    const hints = pages.map(({ module, path, data }) => {
      const page = partOf(({ facadeModuleId }) => facadeModuleId?.endsWith(`/${module}`) === true);
      // The start goes first: it is what everything else waits for.
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
