import { lazy, Suspense, type ComponentType } from 'react';

/** A dialog whose program is loaded when it first opens, so that no page waits for what nobody has asked for. */
export function lazyDialog<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const Opened = lazy(async () => ({ default: (await load()) as ComponentType<object> }));
  return function LazyDialog(props: Props) {
    return (
      <Suspense>
        <Opened {...props} />
      </Suspense>
    );
  };
}
