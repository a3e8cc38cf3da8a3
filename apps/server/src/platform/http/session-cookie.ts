/** What the cookie of a browser's session is called, over HTTPS and over plain HTTP on loopback. */
export const SESSION_COOKIE = { encrypted: '__Host-muster', plain: 'muster_session' } as const;

const CARRIES_ONE = new RegExp(`(?:^|;\\s*)(?:${SESSION_COOKIE.encrypted}|${SESSION_COOKIE.plain})=`);

/** Whether a browser that says it is signed in sent this; whether it is, is found out later. */
export const carriesSession = (cookies: string | undefined): boolean => CARRIES_ONE.test(cookies ?? '');
