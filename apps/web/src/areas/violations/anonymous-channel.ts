/** The state of an anonymous report. */
export type AnonymousCase = {
  readonly state: 'unknown' | 'held' | 'reported' | 'triaged' | 'decided';
  readonly waiting: number;
  readonly messages: readonly { readonly author: 'you' | 'governance'; readonly day: string; readonly text: string }[];
};

/** Sends a request without cookie, referrer or cache. Does not use the members' client, which would send them. */
export async function askUnknown<T>(path: string, body: object): Promise<T> {
  const answer = await fetch(path, {
    method: 'POST',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const said = (await answer.json()) as T & { readonly detail?: string };
  if (!answer.ok) throw new Error(said.detail ?? 'It could not be sent. Try again.');
  return said;
}

/** A proof of work of about a second, instead of counting senders: 16 zero bits. */
export async function prove(text: string): Promise<number> {
  const encoder = new TextEncoder();
  for (let proof = 0; ; proof += 1) {
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(`${proof}\n${text}`)));
    if (digest[0] === 0 && digest[1] === 0) return proof;
  }
}
