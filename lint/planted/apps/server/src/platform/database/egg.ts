// planted: dependencies no-cycle
import type { Hen } from './hen.ts';

export type Egg = { readonly from: Hen };
