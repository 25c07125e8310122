import { Initial1795500000000 } from '#libs/persistence/migrations/2026112401-initial';
import { ImportFindings1795510000000 } from '#libs/persistence/migrations/2026112402-import-findings';
import { TaskEvents1795520000000 } from '#libs/persistence/migrations/2026112403-task-events';
import { ForgettingIndexes1795530000000 } from '#libs/persistence/migrations/2026112404-forgetting-indexes';
import { ImportPlace1795830000000 } from '#libs/persistence/migrations/2026112830-import-place';
import { ScanLinkOperator1795870000000 } from '#libs/persistence/migrations/2026112870-scan-link-operator';
import { BoxesOfTheUnit1795880600000 } from '#libs/persistence/migrations/2026112860-boxes-of-the-unit';
import { DeferredMonths1795880610000 } from '#libs/persistence/migrations/2026112861-deferred-months';
import { PlacesOfPages1795880500000 } from '#libs/persistence/migrations/2026112850-places-of-pages';
import { DeskOrders1795880620000 } from '#libs/persistence/migrations/2026112862-desk-orders';
import { UnitTotals1795880630000 } from '#libs/persistence/migrations/2026112863-unit-totals';
import { ImportNotes1795880660000 } from '#libs/persistence/migrations/2026112866-import-notes';
import { FormerSubmission1795880640000 } from '#libs/persistence/migrations/2026112864-former-submission';
import { Collations1795890200000 } from '#libs/persistence/migrations/2026112820-collations';
import { NameKeys1795890210000 } from '#libs/persistence/migrations/2026112821-name-keys';
import { ValuesInOneForm1795890220000 } from '#libs/persistence/migrations/2026112822-values-in-one-form';
import { Terms1795891000000 } from '#libs/persistence/migrations/2026112874-terms';
import { RegisterHeads1795892800000 } from '#libs/persistence/migrations/2026112880-register-heads';
import { DeskFilters1795900840000 } from '#libs/persistence/migrations/2026112884-desk-filters';
import { FiltersOfLists1795900850000 } from '#libs/persistence/migrations/2026112885-filters-of-lists';

/** Every migration by name, oldest first. */
export const MIGRATIONS = [
  Initial1795500000000,
  ImportFindings1795510000000,
  TaskEvents1795520000000,
  ForgettingIndexes1795530000000,
  ImportPlace1795830000000,
  ScanLinkOperator1795870000000,
  BoxesOfTheUnit1795880600000,
  DeferredMonths1795880610000,
  PlacesOfPages1795880500000,
  DeskOrders1795880620000,
  UnitTotals1795880630000,
  ImportNotes1795880660000,
  FormerSubmission1795880640000,
  Collations1795890200000,
  NameKeys1795890210000,
  ValuesInOneForm1795890220000,
  Terms1795891000000,
  RegisterHeads1795892800000,
  DeskFilters1795900840000,
  FiltersOfLists1795900850000,
];
