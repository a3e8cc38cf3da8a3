import type { RunbookPage } from '@muster/api-client';

type Diagram = RunbookPage['diagrams'][number];

const LINE = 18;
const BASE = 13;

/** A flow chart laid out by the server and only drawn here. For screen readers it is a list of paths. */
export function RunbookDiagram({ diagram }: { diagram: Diagram }) {
  const { name, width, height, boxes, arrows } = diagram;
  const said = new Map(boxes.map(({ id, lines }) => [id, lines.join(' ')]));
  const ways = arrows.map(
    ({ from, to, label }) =>
      `${said.get(from) ?? from}, ${label === undefined ? 'then' : `where ${label}:`} ${said.get(to) ?? to}`,
  );
  return (
    <figure className="runbook-diagram" tabIndex={0} aria-label={`Diagram ${name.replaceAll('_', ' ')}`}>
      <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={ways.join('; ')}>
        <defs>
          <marker id={`end-${name}`} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
            <path d="M0 0 8 4 0 8z" />
          </marker>
        </defs>
        {arrows.map(({ from, to, label, points }) => {
          const [first = [0, 0], second = first] = points;
          const last = points.at(-1) ?? second;
          const before = points.at(-2) ?? first;
          return (
            <g key={`${from} ${to} ${label ?? ''}`}>
              <polyline points={points.map((point) => point.join(',')).join(' ')} markerEnd={`url(#end-${name})`} />
              {label === undefined ? null : (
                <text x={((before[0] ?? 0) + (last[0] ?? 0)) / 2 + 5} y={((before[1] ?? 0) + (last[1] ?? 0)) / 2 + 2}>
                  {label}
                </text>
              )}
            </g>
          );
        })}
        {boxes.map((box) => (
          <g key={box.id} data-shape={box.shape}>
            <rect
              x={box.x}
              y={box.y}
              width={box.width}
              height={box.height}
              rx={box.shape === 'round' ? box.height / 2 : 4}
            />
            {box.lines.map((words, at) => (
              <text key={words} x={box.x + box.width / 2} y={box.y + BASE + 7 + at * LINE} textAnchor="middle">
                {words}
              </text>
            ))}
          </g>
        ))}
      </svg>
    </figure>
  );
}
