import type { EntityManager } from 'typeorm';
import { databaseNow } from '#libs/persistence/database/database-clock';
import { AuditEntryEntity } from '#libs/persistence/entities/access.entity';

/** Acts of access that leave a trace; cases have their own events. */
export type AuditAct =
  | 'signed-in'
  | 'sign-in-refused'
  | 'signed-out'
  | 'password-changed'
  | 'password-refused'
  | 'session-ended'
  | 'other-sessions-ended'
  | 'access-refused'
  | 'revealed'
  | 'members-sought'
  | 'member-read'
  | 'members-queried'
  | 'members-exported'
  | 'receipt-claimed'
  | 'receipt-cleared'
  | 'receipt-listed'
  | 'receipt-take-back-asked'
  | 'receipt-claim-reversal-asked'
  | 'receipt-reversal-agreed'
  | 'receipt-reversal-refused'
  | 'receipt-claim-refused'
  | 'receipt-request-withdrawn'
  | 'statement-read'
  | 'instrument-recorded'
  | 'instrument-cleared'
  | 'instrument-bounced'
  | 'debit-accepted'
  | 'debit-refused'
  | 'automatic-assessment-on'
  | 'automatic-assessment-off';

export interface AuditedAct {
  readonly actorKind: 'operator' | 'staff';
  /** 0 for a name nobody has. */
  readonly actorId: number;
  readonly act: AuditAct;
  /** What it was done to or why it was refused: a code or a public number, never a value. */
  readonly subject: string;
  readonly address: string;
  readonly correlationId: string;
}

/** Append-only. */
export async function writeAudit(manager: EntityManager, entry: AuditedAct): Promise<void> {
  await manager.insert(AuditEntryEntity, { ...entry, at: await databaseNow(manager) });
}
