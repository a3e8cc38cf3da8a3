// planted: commands authorise
import { nameOf } from './open-incident.ts';

const defineCommand = <T>(command: T): T => command;

export const close = defineCommand({ decide: (ctx: { record(name: string): void }) => ctx.record(nameOf('a')) });
