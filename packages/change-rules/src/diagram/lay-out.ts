import type { Diagram, DiagramNode } from './read-diagram.ts';

/** Boxes and arrows with their positions in pixels, ready to draw. */
export type Drawing = {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly (DiagramNode & {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
    readonly lines: readonly string[];
  })[];
  readonly arrows: readonly {
    readonly from: string;
    readonly to: string;
    readonly label: string | undefined;
    readonly points: readonly (readonly [x: number, y: number])[];
  }[];
};

const BOX = { width: 190, line: 18, pad: 14 } as const;
const GAP = { across: 28, along: 46 } as const;
const LETTERS = 24;
const MOST_LINES = 4;

/**
 * Places each box below (or right of) all its predecessors; an arrow that would close a cycle is ignored. At most one
 * round per box over the diagram's limited number of arrows: bounded whatever the input.
 */
export function layOut({ direction, nodes, edges }: Diagram): Drawing {
  const rankOf = ranks(nodes, edges);
  const layers = [...Map.groupBy(nodes, ({ id }) => rankOf.get(id) ?? 0)]
    .toSorted(([one], [other]) => one - other)
    .map(([, of]) => of);
  const isDown = direction === 'down';
  const widest = Math.max(...layers.map((layer) => layer.length));
  const across = isDown ? BOX.width : BOX.line * MOST_LINES + BOX.pad;
  const span = widest * across + (widest - 1) * GAP.across;
  const boxes: Drawing['boxes'][number][] = [];
  let along = GAP.across;
  for (const layer of layers) {
    const shown = layer.map((node) => ({ node, lines: linesOf(node.text) }));
    const tallest = Math.max(...shown.map(({ lines }) => lines.length * BOX.line + BOX.pad));
    const taken = layer.length * across + (layer.length - 1) * GAP.across;
    for (const [at, { node, lines }] of shown.entries()) {
      const beside = GAP.across + (span - taken) / 2 + at * (across + GAP.across);
      const height = lines.length * BOX.line + BOX.pad;
      const place = isDown ? { x: beside, y: along + (tallest - height) / 2 } : { x: along, y: beside };
      boxes.push({ ...node, ...place, width: BOX.width, height, lines });
    }
    along += (isDown ? tallest : BOX.width) + GAP.along;
  }
  const length = along - GAP.along + GAP.across;
  const breadth = span + 2 * GAP.across;
  const boxOf = new Map(boxes.map((box) => [box.id, box]));
  return {
    width: isDown ? breadth : length,
    height: isDown ? length : breadth,
    boxes,
    arrows: edges.flatMap(({ from, to, label }) => {
      const [one, other] = [boxOf.get(from), boxOf.get(to)];
      if (one === undefined || other === undefined) return [];
      return [{ from, to, label, points: pointsBetween(one, other, isDown) }];
    }),
  };
}

type Box = Drawing['boxes'][number];

function pointsBetween(one: Box, other: Box, isDown: boolean): readonly (readonly [number, number])[] {
  const middle = (box: Box): readonly [number, number] => [box.x + box.width / 2, box.y + box.height / 2];
  const [oneX, oneY] = middle(one);
  const [otherX, otherY] = middle(other);
  const isOnwards = isDown ? other.y > one.y : other.x > one.x;
  if (!isOnwards) {
    // Backwards, around the side, so that it does not cross the boxes between.
    const side = isDown ? Math.max(one.x + one.width, other.x + other.width) + GAP.across / 2 : 0;
    const below = isDown ? 0 : Math.max(one.y + one.height, other.y + other.height) + GAP.across / 2;
    return isDown
      ? [
          [one.x + one.width, oneY],
          [side, oneY],
          [side, otherY],
          [other.x + other.width, otherY],
        ]
      : [
          [oneX, one.y + one.height],
          [oneX, below],
          [otherX, below],
          [otherX, other.y + other.height],
        ];
  }
  if (isDown) {
    const half = (one.y + one.height + other.y) / 2;
    return [
      [oneX, one.y + one.height],
      [oneX, half],
      [otherX, half],
      [otherX, other.y],
    ];
  }
  const half = (one.x + one.width + other.x) / 2;
  return [
    [one.x + one.width, oneY],
    [half, oneY],
    [half, otherY],
    [other.x, otherY],
  ];
}

function ranks(nodes: Diagram['nodes'], edges: Diagram['edges']): ReadonlyMap<string, number> {
  const order = new Map(nodes.map(({ id }, at) => [id, at]));
  // In source order, arrows lead forward; one back to an earlier box closes a cycle.
  const onwards = edges.filter(({ from, to }) => (order.get(from) ?? 0) < (order.get(to) ?? 0));
  const rank = new Map(nodes.map(({ id }) => [id, 0]));
  for (const { id } of nodes)
    for (const { from, to } of onwards)
      if (from === id) rank.set(to, Math.max(rank.get(to) ?? 0, (rank.get(from) ?? 0) + 1));
  return rank;
}

function linesOf(text: string): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < LETTERS) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(shortened(word));
  }
  return lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES - 1), '…'] : lines;
}

const letters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** A word too long for its box, cut between user-perceived characters. */
function shortened(word: string): string {
  if (word.length <= LETTERS) return word;
  const segments = [...letters.segment(word)].map(({ segment }) => segment);
  return segments.length <= LETTERS ? word : `${segments.slice(0, LETTERS - 1).join('')}…`;
}
