/** The text typed after `/muster`. */
export type Typed =
  | { readonly verb: 'declare'; readonly title: string }
  | { readonly verb: 'page'; readonly team: string; readonly title: string }
  | { readonly verb: 'call'; readonly team: string; readonly code: string | undefined }
  | { readonly verb: 'ack' | 'take'; readonly code: string | undefined }
  | { readonly verb: 'update'; readonly code: string | undefined; readonly text: string }
  | { readonly verb: 'oncall' | 'unlink' | 'help' }
  | { readonly verb: 'link'; readonly code: string };

const INCIDENT = /^inc-[0-9a-z]{4,10}$/i;

/**
 * Without a code, the incident of the current channel is meant. `page @team` with text declares an incident for that
 * team; without text it pages the team to the incident meant. Anything else shows the help.
 */
export function parseCommand(text: string): Typed {
  const [word = '', ...rest] = unescaped(text).trim().split(/\s+/);
  const [first = ''] = rest;
  const code = INCIDENT.test(first) ? first.toUpperCase() : undefined;
  switch (word.toLowerCase()) {
    case 'declare':
      return rest.length === 0 ? HELP : { verb: 'declare', title: rest.join(' ') };
    case 'page': {
      const [, second = ''] = rest;
      if (!first.startsWith('@') || first.length === 1) return HELP;
      const team = first.slice(1);
      const isBare = rest.length === 1 || (rest.length === 2 && INCIDENT.test(second));
      if (isBare) return { verb: 'call', team, code: second === '' ? undefined : second.toUpperCase() };
      return { verb: 'page', team, title: rest.slice(1).join(' ') };
    }
    case 'ack':
    case 'acknowledge':
      return rest.length > 0 && code === undefined ? HELP : { verb: 'ack', code };
    case 'take':
      return rest.length > 0 && code === undefined ? HELP : { verb: 'take', code };
    case 'update': {
      const words = (code === undefined ? rest : rest.slice(1)).join(' ');
      return words === '' ? HELP : { verb: 'update', code, text: words };
    }
    case 'oncall':
    case 'on-call':
      return { verb: 'oncall' };
    case 'link':
      return first === '' ? HELP : { verb: 'link', code: first };
    case 'unlink':
      return { verb: 'unlink' };
    default:
      return HELP;
  }
}

const HELP: Typed = { verb: 'help' };

/** Slack escapes only these three characters. */
const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
