import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Ids } from '../../../kernel/ids-source.ts';
import { contentSecurityPolicy } from '../guards/security-headers.ts';
import { carriesSession } from '../session-cookie.ts';
import type { WebApp } from './web-app.ts';

/** Paths for programs: a missing one gets a problem document, never the app's page. */
const PROGRAM_PATHS = /^\/(v1|a|health|metrics|docs|openapi\.json|\.well-known)(\/|$)/;

/**
 * Answers a GET that matched no route: with a file of the web app, or with its page, which routes by URL itself. False
 * if neither fits.
 */
export async function servePage(
  web: WebApp | undefined,
  ids: Ids,
  request: FastifyRequest,
  reply: FastifyReply,
  status = 200,
): Promise<boolean> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  const path = request.url.split('?', 1)[0] ?? '/';
  const asset = web?.find(path);
  if (asset !== undefined) {
    void reply
      .type(asset.type)
      .header('etag', asset.etag)
      .header('cache-control', asset.isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache')
      .header('vary', 'accept-encoding');
    if (request.headers['if-none-match'] === asset.etag) return sent(reply.code(304).send());
    const isBrotliTaken = /\bbr\b/.test(request.headers['accept-encoding']?.toString() ?? '');
    if (asset.compressed === undefined || !isBrotliTaken) return sent(reply.code(200).send(asset.bytes()));
    return sent(
      reply
        .code(200)
        .header('content-encoding', 'br')
        .send(await asset.compressed()),
    );
  }
  if (PROGRAM_PATHS.test(path) || request.headers.accept?.includes('text/html') !== true) return false;
  const nonce = Buffer.from(ids.bytes(16)).toString('base64');
  void reply
    .code(status)
    .type('text/html; charset=utf-8')
    .header('content-security-policy', contentSecurityPolicy(nonce));
  // Without a session the requests would only be refused.
  const links = carriesSession(request.headers.cookie) ? (web?.links(path) ?? []) : [];
  if (links.length > 0) void reply.header('link', links.join(', '));
  return sent(reply.send(web?.page(nonce) ?? NOT_BUILT));
}

const sent = (reply: FastifyReply): boolean => reply.sent;

const NOT_BUILT = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Muster</title>
<h1>Muster is running</h1><p>Its web app has not been built. Run <code>npm run build</code> and start again. The API is described under <a href="/docs">/docs</a>.</p></html>
`;
