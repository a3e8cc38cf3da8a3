/** One server-sent event. `id` is what to resume after. */
export type ServerEvent = { readonly type: string; readonly data: string; readonly id: string | undefined };

/**
 * Reads an event stream piece by piece (WHATWG HTML, 9.2.6). The browser's own reader is not used, because it hides the
 * beats that tell a quiet line from a dead one, and gives up for good where the server was away for a moment.
 */
export function createEventParser(onEvent: (event: ServerEvent) => void): (chunk: string) => void {
  let rest = '';
  let id: string | undefined;
  let type = '';
  let data: string[] = [];
  const takeLine = (line: string): void => {
    if (line === '') {
      if (data.length > 0) onEvent({ type: type === '' ? 'message' : type, data: data.join('\n'), id });
      type = '';
      data = [];
      return;
    }
    const [, field = '', value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (field === 'data') data.push(value);
    else if (field === 'event') type = value;
    else if (field === 'id' && !value.includes('\0')) id = value;
  };
  return (chunk) => {
    const lines = (rest + chunk).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    for (const line of lines) takeLine(line);
  };
}
