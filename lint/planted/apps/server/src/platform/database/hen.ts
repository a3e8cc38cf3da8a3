// planted: nothing, for a circle is named once, in egg.ts
import type { Egg } from './egg.ts';

export type Hen = { readonly from: Egg };
