import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = process.env['MUSTER_URL'] ?? 'http://127.0.0.1:8080';

/** The pages are static files that the Muster server serves; in development its API is reached through a proxy. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    // Nothing may become a data: URL, since the content security policy names 'self' alone.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Three files a page: the start, what pages share, and the page itself.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'shared', minShareCount: 2 }] } } },
  },
  server: {
    port: 5173,
    proxy: { '/v1': { target: server, changeOrigin: false }, '/a': { target: server, changeOrigin: false } },
  },
});
