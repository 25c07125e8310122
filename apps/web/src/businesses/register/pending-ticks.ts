import { createStore, useStore, type StoreApi } from 'zustand';
import type { RegisterRowDto } from '../../api/generated';

interface Tick {
  readonly which: readonly number[] | 'all';
  readonly chosen: boolean;
}

/** Ticks that were set and are not saved yet, the latest last: they stand at once, and through an outage. */
export interface PendingTicks {
  readonly store: StoreApi<readonly Tick[]>;
  untilSaved(tick: Tick, save: () => Promise<void>): Promise<void>;
}

export function pendingTicks(): PendingTicks {
  const store = createStore<readonly Tick[]>(() => []);
  return {
    store,
    async untilSaved(tick, save) {
      store.setState((before) => [...before, tick], true);
      try {
        await save();
      } finally {
        store.setState((before) => before.filter((one) => one !== tick), true);
      }
    },
  };
}

export function useIsTicked({ store }: PendingTicks, { rowNo, chosen }: RegisterRowDto): boolean {
  return useStore(store, (ticks) => {
    const here = ticks.filter(({ which }) => which === 'all' || which.includes(rowNo));
    return here.at(-1)?.chosen ?? chosen;
  });
}
