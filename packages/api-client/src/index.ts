export type * from './shapes.ts';
export type { paths } from './paths.generated.ts';
export { answerOf, createMusterClient } from './client.ts';
export type { ClientOptions, MusterClient } from './client.ts';
export { isProblem, ProblemFailure, unreachable } from './problem.ts';
export type { Problem } from './problem.ts';
