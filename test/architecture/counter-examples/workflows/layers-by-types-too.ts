import type { store } from '../libs/persistence/store';

export type Store = typeof store;
