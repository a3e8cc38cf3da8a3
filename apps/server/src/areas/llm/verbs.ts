import { endDpa } from './commands/ask-dpa.ts';
import { changeConsumer, retireConsumer } from './commands/change-consumer.ts';
import { changeProvider, retireProvider } from './commands/change-provider.ts';
import { drill } from './commands/drill-consumer.ts';
import { priceModel } from './commands/price-model.ts';
import { reconcileUsage } from './commands/reconcile-usage.ts';

/** Verbs on one provider, agreement or consumer. */
export const verbsOnProvider = [changeProvider, priceModel, reconcileUsage, retireProvider] as const;
export const verbsOnDpa = [endDpa] as const;
export const verbsOnConsumer = [changeConsumer, drill, retireConsumer] as const;
