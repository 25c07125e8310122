import { create } from 'zustand';
import type { LiveEvent } from '../api/types';

interface LiveStore {
  connected: boolean;
  /** The newest hint, with a count so that two equal hints are two. */
  newest: { count: number; event: LiveEvent } | null;
}

export const useLive = create<LiveStore>(() => ({ connected: false, newest: null }));
