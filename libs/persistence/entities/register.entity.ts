import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { ImportNotes } from '#libs/persistence/import-notes';
import {
  BusinessNoColumn,
  BusinessNoKey,
  CodeColumn,
  FenColumn,
  HashColumn,
  InstantColumn,
  JsonColumn,
  RefColumn,
} from '#libs/persistence/columns';

/** A row of a register (清册): before, after, finding, and the account version it was decided against. */
@Entity('register_row')
@Index(['businessNo', 'accountId'], { unique: true })
@Index(['accountId'])
export class RegisterRowEntity {
  @BusinessNoKey() businessNo: string;
  @PrimaryColumn({ type: 'int', unsigned: true }) rowNo: number;
  @RefColumn() accountId: number;
  @FenColumn() baseBeforeFen: number;
  @FenColumn() unitBeforeFen: number;
  @FenColumn() personalBeforeFen: number;
  @FenColumn() fiscalBeforeFen: number;
  @FenColumn() baseAfterFen: number;
  @FenColumn() unitAfterFen: number;
  @FenColumn() personalAfterFen: number;
  @FenColumn() fiscalAfterFen: number;
  @Column({ type: 'int', unsigned: true }) decidedVersion: number;
  /** Refusal code of the row's rule; null when the row is good. */
  @CodeColumn(40, { nullable: true }) findingCode: string | null;
  @JsonColumn({ nullable: true }) findingDetails: Record<string, string | number> | null;
  /** Ticked for submission (choose rows). */
  @Column({ type: 'boolean', default: true }) chosen: boolean;
  /** The import that brought it; null for a single entry. */
  @RefColumn({ nullable: true }) importId: number | null;
}

/** A chosen row as it was submitted before the case came back to its operator. */
@Entity('former_row')
export class FormerRowEntity {
  @BusinessNoKey() businessNo: string;
  @PrimaryColumn({ type: 'int', unsigned: true }) accountId: number;
  @FenColumn() baseAfterFen: number;
}

/** An uploaded register file on its way into a draft. */
@Entity('register_import')
@Index(['contentHash'])
@Index(['state', 'heartbeatAt'])
export class RegisterImportEntity {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true }) id: number;
  @Index() @BusinessNoColumn() businessNo: string;
  @RefColumn() operatorId: number;
  @CodeColumn(200) fileName: string;
  /** Content hash: the same file again replaces what that file brought. */
  @HashColumn() contentHash: string;
  @CodeColumn(8) format: string;
  /** 'waiting' | 'reading' | 'checked' | 'applied' | 'cancelled' | 'refused'. */
  @CodeColumn(12) state: string;
  @Column({ type: 'int', unsigned: true, default: 0 }) rowsRead: number;
  @Column({ type: 'int', unsigned: true, default: 0 }) rowsGood: number;
  @Column({ type: 'int', unsigned: true, default: 0 }) rowsBad: number;
  /** Good rows whose person is in the register already: replace or keep. */
  @Column({ type: 'int', unsigned: true, default: 0 }) rowsKnown: number;
  /** Which in the queue, while it waits to be read. */
  @Column({ type: 'int', unsigned: true, default: 0 }) place: number;
  /** How far through the file, in percent. */
  @Column({ type: 'tinyint', unsigned: true, default: 0 }) percent: number;
  @CodeColumn(40, { nullable: true }) refusalCode: string | null;
  @JsonColumn({ nullable: true }) refusalDetails: Record<string, string | number> | null;
  /** What to know before it is taken: its sheet, hidden rows, rows passed over. */
  @JsonColumn({ nullable: true }) notes: ImportNotes | null;
  /** Terms its rows were decided by: when they are no longer the draft's, the rows are decided again on taking. */
  @JsonColumn({ nullable: true }) terms: unknown;
  @InstantColumn() createdAt: Date;
  @InstantColumn() heartbeatAt: Date;
}

/** A good line of an imported file; moved into the register when the operator takes it. */
@Entity('register_import_row')
export class RegisterImportRowEntity {
  @PrimaryColumn({ type: 'int', unsigned: true }) importId: number;
  /** The line as the spreadsheet numbers it (header = 1). */
  @PrimaryColumn({ type: 'int', unsigned: true }) lineNo: number;
  @RefColumn() accountId: number;
  @FenColumn() baseBeforeFen: number;
  @FenColumn() unitBeforeFen: number;
  @FenColumn() personalBeforeFen: number;
  @FenColumn() fiscalBeforeFen: number;
  @FenColumn() baseAfterFen: number;
  @FenColumn() unitAfterFen: number;
  @FenColumn() personalAfterFen: number;
  @FenColumn() fiscalAfterFen: number;
  @Column({ type: 'int', unsigned: true }) decidedVersion: number;
  /** Its row was hidden in the sheet. */
  @Column({ type: 'boolean', default: false }) hidden: boolean;
}

/** Something that is wrong with a line of an imported file. */
@Entity('register_import_finding')
export class RegisterImportFindingEntity {
  @PrimaryColumn({ type: 'int', unsigned: true }) importId: number;
  @PrimaryColumn({ type: 'int', unsigned: true }) lineNo: number;
  /** Counts the findings of a line from 1, in the order of the columns. */
  @PrimaryColumn({ type: 'tinyint', unsigned: true }) findingNo: number;
  @CodeColumn(40) columnTitle: string;
  @CodeColumn(40) code: string;
  @JsonColumn({ nullable: true }) details: Record<string, string | number> | null;
}
