/** The names of the browser session's cookie, over HTTPS and over plain HTTP on loopback. */
export const SESSION_COOKIE = { encrypted: '__Host-muster', plain: 'muster_session' } as const;

const CARRIES_ONE = new RegExp(`(?:^|;\\s*)(?:${SESSION_COOKIE.encrypted}|${SESSION_COOKIE.plain})=`);

/** Whether a request carries a session cookie, valid or not. */
export const carriesSession = (cookies: string | undefined): boolean => CARRIES_ONE.test(cookies ?? '');
