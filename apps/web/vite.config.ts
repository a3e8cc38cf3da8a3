import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = process.env['MUSTER_URL'] ?? 'http://127.0.0.1:8080';

/** The web app is static files served by the Muster server; in development, a proxy reaches its API. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    // No data: URLs, since the content security policy only allows 'self'.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Three files per page: the entry, what pages share, and the page itself.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'shared', minShareCount: 2 }] } } },
  },
  server: {
    port: 5173,
    proxy: { '/v1': { target: server, changeOrigin: false }, '/a': { target: server, changeOrigin: false } },
  },
});
