import type { FastifyRequest } from 'fastify';
import type { AppError } from '../../../kernel/app-error.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses writes that another site makes a browser send (abuse case 43), for every route and before any cookie is read.
 * Browsers send the origin, and pages cannot forge it; other clients send none and are let through.
 */
export function judgeOrigin(request: FastifyRequest): AppError | undefined {
  if (SAFE_METHODS.has(request.method)) return undefined;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none' ? undefined : CROSS_SITE;
  const { origin } = request.headers;
  return origin === undefined || origin === `${request.protocol}://${request.host}` ? undefined : CROSS_SITE;
}

const CROSS_SITE: AppError = {
  kind: 'forbidden',
  code: 'request/cross-site',
  public: 'This request came from another site, so it was refused.',
  remedy: 'Do it from within Muster.',
};
