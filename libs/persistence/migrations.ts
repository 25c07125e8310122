import { Initial1795500000000 } from '#libs/persistence/migrations/2026112401-initial';
import { ImportFindings1795510000000 } from '#libs/persistence/migrations/2026112402-import-findings';

/** Every migration by name, oldest first. */
export const MIGRATIONS = [Initial1795500000000, ImportFindings1795510000000];
