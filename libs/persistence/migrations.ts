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
import { PlacesHandedOn1795930089300 } from '#libs/persistence/migrations/2026112893-places-handed-on';
import { AccountNumbers1795996930000 } from '#libs/persistence/migrations/2026112930-account-numbers';
import { Transfers1795996940000 } from '#libs/persistence/migrations/2026112940-transfers';
import { Ledger1796000600000 } from '#libs/persistence/migrations/2026112960-ledger';
import { BooksProof1796000610000 } from '#libs/persistence/migrations/2026112961-books-proof';
import { StatusChanges1795996950000 } from '#libs/persistence/migrations/2026112950-status-changes';
import { CasesOfMembers1795996951000 } from '#libs/persistence/migrations/2026112951-cases-of-members';
import { RowsByKey1796000920000 } from '#libs/persistence/migrations/2026112920-rows-by-key';
import { Receipts1796000920280 } from '#libs/persistence/migrations/2026112980-receipts';
import { Assessments1796000920170 } from '#libs/persistence/migrations/2026112970-assessments';
import { UnitFlow1796000920390 } from '#libs/persistence/migrations/2026112990-unit-flow';
import { BookDays1796000920391 } from '#libs/persistence/migrations/2026112991-book-days';
import { AccountNames1796299500000 } from '#libs/persistence/migrations/2026112995-account-names';
import { Openers1796009980000 } from '#libs/persistence/migrations/2026112998-openers';
import { SettlementWays1796300302000 } from '#libs/persistence/migrations/2026113020-settlement-ways';
import { AutomaticAssessment1796900041000 } from '#libs/persistence/migrations/2026113041-automatic-assessment';
import { LiftedBases1796900040000 } from '#libs/persistence/migrations/2026113040-lifted-bases';
import { TreasuryLists1796900302100 } from '#libs/persistence/migrations/2026113021-treasury-lists';
import { Supplements1796900400000 } from '#libs/persistence/migrations/2026113000-supplements';
import { Uncovered1796900406000 } from '#libs/persistence/migrations/2026113060-uncovered';
import { MonthsOfALine1796900407000 } from '#libs/persistence/migrations/2026113070-months-of-a-line';
import { MoneyTakenBack1796900302200 } from '#libs/persistence/migrations/2026113022-money-taken-back';
import { TransferredMonths1796900411000 } from '#libs/persistence/migrations/2026113100-transferred-months';
import { DocumentsBySubject1796900411010 } from '#libs/persistence/migrations/2026113101-documents-by-subject';
import { RecordsOfTheCentre1796900411020 } from '#libs/persistence/migrations/2026113102-records-of-the-centre';
import { ReceiptReversals1796900411100 } from '#libs/persistence/migrations/2026113110-receipt-reversals';
import { DebitsNotBooked1796900411110 } from '#libs/persistence/migrations/2026113111-debits-not-booked';
import { PrintedSlips1796900417000 } from '#libs/persistence/migrations/2026113170-printed-slips';
import { FindingsShown1796900419500 } from '#libs/persistence/migrations/2026113195-findings-shown';
import { Receivable1796900418000 } from '#libs/persistence/migrations/2026113180-receivable';
import { ClaimsWithdrawn1796900419000 } from '#libs/persistence/migrations/2026113190-claims-withdrawn';
import { PartialReversals1796900420000 } from '#libs/persistence/migrations/2026113200-partial-reversals';
import { DebitsByReceipt1796900413000 } from '#libs/persistence/migrations/2026113130-debits-by-receipt';

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
  PlacesHandedOn1795930089300,
  AccountNumbers1795996930000,
  Transfers1795996940000,
  Ledger1796000600000,
  BooksProof1796000610000,
  StatusChanges1795996950000,
  CasesOfMembers1795996951000,
  RowsByKey1796000920000,
  Assessments1796000920170,
  Receipts1796000920280,
  UnitFlow1796000920390,
  BookDays1796000920391,
  AccountNames1796299500000,
  Openers1796009980000,
  SettlementWays1796300302000,
  LiftedBases1796900040000,
  AutomaticAssessment1796900041000,
  TreasuryLists1796900302100,
  Supplements1796900400000,
  MoneyTakenBack1796900302200,
  Uncovered1796900406000,
  MonthsOfALine1796900407000,
  TransferredMonths1796900411000,
  DocumentsBySubject1796900411010,
  RecordsOfTheCentre1796900411020,
  ReceiptReversals1796900411100,
  DebitsNotBooked1796900411110,
  DebitsByReceipt1796900413000,
  PrintedSlips1796900417000,
  Receivable1796900418000,
  ClaimsWithdrawn1796900419000,
  FindingsShown1796900419500,
  PartialReversals1796900420000,
];
