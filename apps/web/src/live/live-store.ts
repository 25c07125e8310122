import { create } from 'zustand';

/** Whether news come by themselves at the moment. */
export const useLive = create<{ connected: boolean }>(() => ({ connected: false }));
