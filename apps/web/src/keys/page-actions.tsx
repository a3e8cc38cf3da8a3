import { createContext, useContext, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { matchesKey } from './key-match.ts';
import { areSingleKeysOn } from './single-keys.ts';

/** An action of the page: by key, in the list behind `?`, and in the palette behind Ctrl or Cmd K. */
export type PageAction = {
  readonly id: string;
  readonly does: string;
  readonly key?: string;
  readonly run: () => void;
};

type Registry = {
  readonly put: (owner: symbol, actions: readonly PageAction[]) => void;
  readonly drop: (owner: symbol) => void;
  readonly subscribe: (listener: () => void) => () => void;
  readonly all: () => readonly PageAction[];
};

const Actions = createContext<Registry | undefined>(undefined);

export function PageActionsProvider({ children }: { children: ReactNode }) {
  const registry = useMemo(createRegistry, []);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isOn = areSingleKeysOn();
      const action = registry
        .all()
        .find(({ key }) => key !== undefined && (isOn || key.startsWith('mod+')) && matchesKey(event, key));
      if (action === undefined) return;
      event.preventDefault();
      action.run();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [registry]);
  return <Actions value={registry}>{children}</Actions>;
}

/** Registers actions while this component is shown. Later ones override earlier ones with the same key. */
export function usePageActions(actions: readonly PageAction[]): void {
  const registry = useRegistry();
  const owner = useRef(Symbol('page actions'));
  useEffect(() => registry.put(owner.current, actions));
  useEffect(() => {
    const self = owner.current;
    return () => registry.drop(self);
  }, [registry]);
}

export function useAllPageActions(): readonly PageAction[] {
  const registry = useRegistry();
  return useSyncExternalStore(registry.subscribe, registry.all, registry.all);
}

function useRegistry(): Registry {
  const registry = useContext(Actions);
  if (registry === undefined) throw new Error('page actions need their provider');
  return registry;
}

function createRegistry(): Registry {
  const byOwner = new Map<symbol, readonly PageAction[]>();
  const listeners = new Set<() => void>();
  let flat: readonly PageAction[] = [];
  const changed = () => {
    const next = [...byOwner.values()].toReversed().flat();
    const isSame =
      next.length === flat.length &&
      next.every((action, at) => action.id === flat[at]?.id && action.does === flat[at]?.does);
    flat = next;
    if (!isSame) for (const listener of listeners) listener();
  };
  return {
    put: (owner, actions) => {
      byOwner.set(owner, actions);
      changed();
    },
    drop: (owner) => {
      byOwner.delete(owner);
      changed();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    all: () => flat,
  };
}
