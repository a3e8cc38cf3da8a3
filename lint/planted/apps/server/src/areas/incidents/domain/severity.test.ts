// planted: nothing
import { later } from './severity.ts';

export const seen = later(new Date(), 42);
