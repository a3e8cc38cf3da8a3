/** A step for the reader of a document, in order: a command to run, or something to do in the browser. */
export type Step =
  | { readonly kind: 'command'; readonly how: 'run' | 'start' | 'background'; readonly text: string }
  | { readonly kind: 'browser'; readonly what: string };

const STEP = /^```sh test(?: (start|background))?\n([\s\S]*?)^```|^<!-- in the browser: ([a-z-]+) -->$/gm;

/** The steps of a Markdown document: fenced blocks starting with `sh test`, and comments `in the browser: …`. */
export const readSteps = (markdown: string): readonly Step[] =>
  [...markdown.matchAll(STEP)].map(([, how = 'run', text = '', what]) =>
    what === undefined ? { kind: 'command', how: how as 'run', text } : { kind: 'browser', what },
  );
