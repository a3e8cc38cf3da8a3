import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { pageHints, type FirstPage } from './page-hints.ts';

const server = process.env['MUSTER_URL'] ?? 'http://127.0.0.1:8080';

/** The pages opened by someone who was just paged, with the first requests of their route loaders. */
const FIRST_PAGES: readonly FirstPage[] = [
  {
    module: 'overview/overview-page.tsx',
    path: '^/$',
    data: ['/v1/session', '/v1/overview', '/v1/policy'],
  },
  {
    module: 'incidents/incident-page.tsx',
    path: '^/incidents/(INC-[A-Za-z0-9]+)$',
    data: ['/v1/session', '/v1/incidents/$1', '/v1/incidents/$1/timeline?limit=300', '/v1/incidents/$1/pages'],
  },
];

/** The web app is static files served by the Muster server; in development, a proxy reaches its API. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), pageHints(FIRST_PAGES)],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    // No data: URLs, since the content security policy only allows 'self'.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // One stylesheet: pages add little to the entry's.
    cssCodeSplit: false,
    // Chunks: the entry, what most pages share, what a few pages share (small ones merged), and each page. Dialogs load when
    // opened: the declarations and inputs of all verbs weigh as much as the entry.
    rolldownOptions: {
      output: {
        // A shared chunk would otherwise be named after every page that uses it.
        chunkFileNames: ({ name }) => `assets/${name.startsWith('shared') ? 'shared' : '[name]'}-[hash].js`,
        codeSplitting: {
          groups: [
            { name: 'start', tags: ['$initial'], priority: 2 },
            { name: 'common', minShareCount: 10, priority: 1 },
            { name: 'shared', minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 10_000 },
          ],
        },
      },
    },
  },
  server: {
    port: 5173,
    proxy: { '/v1': { target: server, changeOrigin: false }, '/a': { target: server, changeOrigin: false } },
  },
});
