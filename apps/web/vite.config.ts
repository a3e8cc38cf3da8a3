import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { pageHints, type FirstPage } from './page-hints.ts';

const server = process.env['MUSTER_URL'] ?? 'http://127.0.0.1:8080';

/** Those that somebody opens who was woken: what they ask first, as their routes' loaders do. */
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

/** The pages are static files that the Muster server serves; in development its API is reached through a proxy. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), pageHints(FIRST_PAGES)],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    // Nothing may become a data: URL, since the content security policy names 'self' alone.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // One sheet: what the pages add to the start's is small.
    cssCodeSplit: false,
    // The start, what most pages share, what a few share (small parts put together), and the page itself. A dialog comes
    // when it is opened: the declarations and the inputs of all verbs weigh as much as the start.
    rolldownOptions: {
      output: {
        // A part that several pages share would be called by all their names.
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
