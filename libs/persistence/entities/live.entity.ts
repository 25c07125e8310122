import { Entity, Index, PrimaryColumn } from 'typeorm';
import { CodeColumn, InstantColumn } from '#libs/persistence/database/columns';

/** A hint that something a channel shows has changed; browsers refetch. Written with the act, pruned after an hour. */
@Entity('live_hint')
export class LiveHintEntity {
  @PrimaryColumn({ type: 'bigint', unsigned: true, generated: 'increment' }) id: string;
  /** 'operator/7', 'staff/3', 'role/<branch>/<role>', 'unit/12', 'case/<businessNo>', 'sessions/operator/7'. */
  @CodeColumn(60) channel: string;
  /** 'message' | 'todo' | 'done' | 'initiated' | 'case' | 'scan' | 'import' | 'session'. */
  @CodeColumn(12) topic: string;
  @Index() @InstantColumn() at: Date;
}
