import { Initial1795500000000 } from '#libs/persistence/migrations/2026112401-initial';

/** Every migration by name, oldest first. */
export const MIGRATIONS = [Initial1795500000000];
