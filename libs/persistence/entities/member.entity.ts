import { Column, Entity, Index, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';
import {
  CodeColumn,
  FenColumn,
  HashColumn,
  InstantColumn,
  NameKeyColumn,
} from '#libs/persistence/database/columns';

/** A contributor (缴存人): identity and the facts of manual chapters 8 and 11. Search goes by keyed hash, display by mask. */
@Entity('member')
export class MemberEntity {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true }) id: number;
  @CodeColumn(60) name: string;
  /** The name without width, dots, blanks and case, kept by the server: what searches compare. */
  @Index() @NameKeyColumn(60) nameKey: string;
  /** JGJ/T 320 A.1. */
  @CodeColumn(2) idType: string;
  @CodeColumn(32) idNumber: string;
  /** HMAC-SHA-256 of idType + ':' + idNumber under the deployment's key. */
  @Index({ unique: true }) @HashColumn() idHash: string;
  @CodeColumn(1) sex: string;
  @Column({ type: 'date' }) bornOn: string;
  @CodeColumn(20, { default: '' }) mobilePhone: string;
  @CodeColumn(20, { default: '' }) fixedPhone: string;
  @CodeColumn(6, { default: '' }) postcode: string;
  /** Dictionaries: education, occupation, title (职称), position (职务), marital-status. */
  @CodeColumn(3, { default: '' }) education: string;
  @CodeColumn(3, { default: '' }) occupation: string;
  @CodeColumn(4, { default: '' }) title: string;
  @CodeColumn(4, { default: '' }) position: string;
  @CodeColumn(3, { default: '' }) maritalStatus: string;
  @CodeColumn(200, { default: '' }) homeAddress: string;
  /** Monthly (domain 13). */
  @FenColumn({ default: 0 }) familyIncomeFen: number;
  @InstantColumn() changedAt: Date;
  @VersionColumn() version: number;
}
