import { create } from 'zustand';

interface Live {
  /** News come by themselves at the moment. */
  readonly connected: boolean;
  /** They did, or were to: what is tried now is not the first connection. */
  readonly broken: boolean;
}

export const useLive = create<Live>(() => ({ connected: false, broken: false }));
