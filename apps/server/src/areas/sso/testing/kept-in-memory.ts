import type { Adapter, AdapterPayload } from 'oidc-provider';

/** A provider's storage, in memory; two with the same `store` act as one restarted provider. */
export const keptIn =
  (store: Map<string, AdapterPayload>) =>
  (model: string): Adapter => {
    const at = (id: string) => `${model}/${id}`;
    return {
      upsert: async (id, payload) => void store.set(at(id), payload),
      find: async (id) => store.get(at(id)),
      findByUid: async (uid) => [...store].find(([key, { uid: its }]) => key.startsWith(at('')) && its === uid)?.[1],
      findByUserCode: async () => undefined,
      consume: async (id) => {
        const payload = store.get(at(id));
        if (payload !== undefined) store.set(at(id), { ...payload, consumed: payload.exp ?? 1 });
      },
      destroy: async (id) => void store.delete(at(id)),
      revokeByGrantId: async (grantId) => {
        for (const [key, payload] of store) if (payload.grantId === grantId) store.delete(key);
      },
    };
  };
