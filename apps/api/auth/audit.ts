import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { writeAudit, type AuditAct } from '#libs/persistence/access/audit-log';
import type { SessionOwner } from '#libs/persistence/access/session-store';
import { inTransaction } from '#libs/persistence/database/transaction';
import { correlationId } from '#apps/api/observability/correlation';

export interface AuditEvent {
  readonly owner: SessionOwner;
  readonly act: AuditAct;
  /** A code or a public id, never a value. */
  readonly subject: string;
  readonly address: string;
}

/** Access acts of the api, each written before its answer leaves. */
@Injectable()
export class Audit {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async write(event: AuditEvent): Promise<void> {
    await inTransaction(this.dataSource, (manager) => writeAudit(manager, auditEntryOf(event)));
  }
}

/** As the log keeps it; for acts that write it within their own transaction. */
export function auditEntryOf({ owner, act, subject, address }: AuditEvent) {
  return {
    actorKind: owner.kind,
    actorId: owner.id,
    act,
    subject,
    address,
    correlationId: correlationId(),
  };
}
