import type { CustomFetch } from 'openid-client';
import type { Outgoing, OutgoingRequest } from '../../../platform/outgoing/outgoing.ts';

const METHODS: readonly string[] = ['GET', 'POST'] satisfies OutgoingRequest['method'][];
/** Statuses without a body in the Fetch standard. */
const BODILESS: readonly number[] = [204, 205, 304];

/** Why the provider could not be called, in words that may be shown. */
export class NotAsked extends Error {}

/** The `fetch` of `openid-client`: every address is checked like any other that Muster calls. */
export const fetchThrough =
  (outgoing: Outgoing): CustomFetch =>
  async (url, { method, headers, body }) => {
    if (!METHODS.includes(method)) throw new NotAsked(`${method} is not a method that providers are called with`);
    const given = body instanceof URLSearchParams ? body.toString() : body;
    if (given !== undefined && given !== null && typeof given !== 'string')
      throw new NotAsked('a body that is not text');
    const answer = await outgoing.send({
      purpose: 'sso.provider',
      method: method === 'POST' ? 'POST' : 'GET',
      url,
      headers,
      ...(typeof given === 'string' ? { body: given } : {}),
    });
    if (!answer.ok) throw new NotAsked(answer.error.public);
    const { status, headers: answered, body: bytes } = answer.value;
    const kept = Object.entries(answered).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, String(value)]],
    );
    return new Response(BODILESS.includes(status) ? null : new Uint8Array(bytes), { status, headers: kept });
  };
