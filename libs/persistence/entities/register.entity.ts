import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { StoredNotes } from '#libs/persistence/imports/import-notes';
import {
  BusinessNoColumn,
  BusinessNoKey,
  CodeColumn,
  FenColumn,
  HashColumn,
  InstantColumn,
  JsonColumn,
  MonthColumn,
  RefColumn,
} from '#libs/persistence/database/columns';
import type { TypedValues } from '#libs/case/register';

/** An account's id, or the keyed hash of a person's identity. */
const ROW_KEY = {
  type: 'varchar',
  length: 64,
  charset: 'ascii',
  collation: 'ascii_bin',
  default: '',
} as const;
function RowKeyColumn(): PropertyDecorator {
  return Column(ROW_KEY);
}

/** A row of a register (清册): before, after, finding, and the account version it was decided against. */
@Entity('register_row')
@Index(['businessNo', 'rowKey'], { unique: true })
@Index(['accountId'])
export class RegisterRowEntity {
  @BusinessNoKey() businessNo: string;
  @PrimaryColumn({ type: 'int', unsigned: true }) rowNo: number;
  @RowKeyColumn() rowKey: string;
  @RefColumn({ nullable: true }) accountId: number | null;
  /** Its own, where every row decides its month. */
  @MonthColumn({ nullable: true }) month: string | null;
  @FenColumn() baseBeforeFen: number;
  @FenColumn() unitBeforeFen: number;
  @FenColumn() personalBeforeFen: number;
  @FenColumn() fiscalBeforeFen: number;
  @FenColumn() baseAfterFen: number;
  @FenColumn() unitAfterFen: number;
  @FenColumn() personalAfterFen: number;
  @FenColumn() fiscalAfterFen: number;
  /** What was typed, and what was decided, that has no column of its own. */
  @JsonColumn({ nullable: true }) typed: TypedValues | null;
  @JsonColumn({ nullable: true }) decided: TypedValues | null;
  /** Of a person who has no account: what a search for the name compares. */
  @CodeColumn(60, { nullable: true }) nameKey: string | null;
  @Column({ type: 'int', unsigned: true }) decidedVersion: number;
  /** Said of the row, and does not block it. */
  @CodeColumn(40, { nullable: true }) noteCode: string | null;
  @JsonColumn({ nullable: true }) noteDetails: Record<string, string | number> | null;
  /** Refusal code of the row's rule; null when the row is good. */
  @CodeColumn(40, { nullable: true }) findingCode: string | null;
  /** Key of the column it is about. */
  @CodeColumn(40, { nullable: true }) findingColumn: string | null;
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
  @PrimaryColumn(ROW_KEY) rowKey: string;
  @RefColumn({ nullable: true }) accountId: number | null;
  @FenColumn() baseAfterFen: number;
  @JsonColumn({ nullable: true }) typed: TypedValues | null;
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
  @JsonColumn({ nullable: true }) notes: StoredNotes | null;
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
  /** Which of the rows that the line makes, from 0: a range of months makes several. */
  @PrimaryColumn({ type: 'tinyint', unsigned: true, default: 0 }) part: number;
  @RowKeyColumn() rowKey: string;
  @RefColumn({ nullable: true }) accountId: number | null;
  /** Its own, where every row decides its month. */
  @MonthColumn({ nullable: true }) month: string | null;
  @FenColumn() baseBeforeFen: number;
  @FenColumn() unitBeforeFen: number;
  @FenColumn() personalBeforeFen: number;
  @FenColumn() fiscalBeforeFen: number;
  @FenColumn() baseAfterFen: number;
  @FenColumn() unitAfterFen: number;
  @FenColumn() personalAfterFen: number;
  @FenColumn() fiscalAfterFen: number;
  /** What was typed, and what was decided, that has no column of its own. */
  @JsonColumn({ nullable: true }) typed: TypedValues | null;
  @JsonColumn({ nullable: true }) decided: TypedValues | null;
  /** Of a person who has no account: what a search for the name compares. */
  @CodeColumn(60, { nullable: true }) nameKey: string | null;
  @Column({ type: 'int', unsigned: true }) decidedVersion: number;
  /** Said of the row, and does not block it. */
  @CodeColumn(40, { nullable: true }) noteCode: string | null;
  @JsonColumn({ nullable: true }) noteDetails: Record<string, string | number> | null;
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
  @CodeColumn(60, { default: '' }) person: string;
  @CodeColumn(60, { default: '' }) shown: string;
  @CodeColumn(40) code: string;
  @JsonColumn({ nullable: true }) details: Record<string, string | number> | null;
}
