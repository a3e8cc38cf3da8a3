import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import fastify from 'fastify';
import type { Ids } from '../../../kernel/ids-source.ts';
import { contentSecurityPolicy } from '../guards/security-headers.ts';
import type { RouteTable } from '../routes.ts';

/**
 * The API reference: Scalar, from its package, served by us under the strict content security policy. Scalar's own page
 * starts with an inline script; its bundle also reads its settings from an element, and takes a nonce for its styles.
 */
export const referencePage =
  (ids: Ids): RouteTable =>
  (routes) => {
    let script: Promise<Buffer> | undefined;

    routes.get(
      '/docs',
      { access: 'anonymous', summary: 'The reference page', isHidden: true, produces: 'text/html; charset=utf-8' },
      async ({ http }) => {
        const nonce = Buffer.from(ids.bytes(16)).toString('base64');
        void http.reply.header('content-security-policy', contentSecurityPolicy(nonce));
        return pageWith(nonce);
      },
    );

    routes.get(
      '/docs/reference.js',
      { access: 'anonymous', summary: 'Its script', isHidden: true, produces: 'text/javascript; charset=utf-8' },
      async ({ http }) => {
        script ??= scalarScript();
        void http.reply.header('content-encoding', 'gzip').header('cache-control', 'public, max-age=86400');
        return script;
      },
    );
  };

const SETTINGS = JSON.stringify({
  withDefaultFonts: false,
  telemetry: false,
  hideClientButton: true,
  agent: { disabled: true },
  showDeveloperTools: 'never',
  layout: 'modern',
});

const pageWith = (nonce: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta property="csp-nonce" content="${nonce}">
<title>Muster API</title>
</head>
<body>
<noscript>This page needs JavaScript. The description itself is at <a href="/openapi.json">/openapi.json</a>.</noscript>
<div id="api-reference" data-url="/openapi.json" data-configuration="${SETTINGS.replaceAll('"', '&quot;')}"></div>
<script src="/docs/reference.js"></script>
</body>
</html>
`;

/** The package does not export its bundle, only a plugin that serves it, so the plugin is called once, on first use. */
async function scalarScript(): Promise<Buffer> {
  const { default: scalar } = await import('@scalar/fastify-api-reference');
  const app = fastify();
  await app.register(scalar, {
    routePrefix: '/docs',
    configuration: { content: { openapi: '3.1.0', info: { title: '', version: '' }, paths: {} } },
  });
  const answer = await app.inject('/docs/js/scalar.js');
  await app.close();
  if (answer.statusCode !== 200)
    throw new Error('the reference page of this version of Scalar serves its script elsewhere');
  return promisify(gzip)(answer.rawPayload);
}
