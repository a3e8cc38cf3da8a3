/** The token of a one-time link (`…#token=…`), or the token itself. */
export const tokenIn = (link: string): string => /[#?&]token=([\w.~-]+)/.exec(link)?.[1] ?? link;
