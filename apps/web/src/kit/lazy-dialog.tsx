import { lazy, Suspense, type ComponentType } from 'react';

/** A dialog whose code loads when it first opens, so that pages do not wait for it. */
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
