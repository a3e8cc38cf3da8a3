/** Emphasis. Colour never carries meaning alone: a word or shape always accompanies it. */
export type Paint = Readonly<Record<'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'blue', (text: string) => string>>;

const sgr =
  (on: number, off: number) =>
  (text: string): string =>
    text === '' ? '' : `\u001b[${on}m${text}\u001b[${off}m`;

export const coloured: Paint = {
  bold: sgr(1, 22),
  dim: sgr(2, 22),
  red: sgr(31, 39),
  yellow: sgr(33, 39),
  green: sgr(32, 39),
  blue: sgr(34, 39),
};

const asItIs = (text: string): string => text;

export const plain: Paint = { bold: asItIs, dim: asItIs, red: asItIs, yellow: asItIs, green: asItIs, blue: asItIs };
