import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import type { Actor } from '#apps/api/auth/actor';
import type { DocumentsPage, DocumentsQuery, DocumentView } from '#apps/api/documents/document.dto';
import { pageOf } from '#apps/api/page-of';
import { Problem } from '#apps/api/problems/problem';
import { mayReadCase, readableCase } from '#apps/api/submissions/case-access';
import {
  documentById,
  documentsOf,
  documentsOfMember,
  documentsOfUnit,
  type DocumentRecord,
  type DocumentsPage as Wanted,
} from '#libs/persistence/documents/document-queries';
import { ofCase } from '#libs/persistence/documents/document-store';
import type { DocumentEntity } from '#libs/persistence/entities/posting.entity';
import { isBusinessNo } from '#libs/persistence/cases/business-number';
import { findCase } from '#libs/persistence/cases/case-store';
import { accountOnceHere } from '#libs/persistence/records/member-queries';
import { unitWithBranch } from '#libs/persistence/records/home-queries';
import { documentTitle } from '#libs/texts/document.texts';

/** What was printed, found by whom or what it is about and by its kind. */
@Injectable()
export class Documents {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** @throws Problem 404 for a subject that is not there and one that is not the caller's to read, alike */
  async page(
    actor: Actor,
    { subject, no, documentKind, after, limit }: DocumentsQuery,
  ): Promise<DocumentsPage> {
    const wanted = { kind: documentKind, after, limit: limit + 1 };
    const found = await this.found(actor, { subject, no }, wanted);
    return pageOf(found, limit, documentView, ({ id }) => id);
  }

  /** @throws Problem 404 */
  async readable(actor: Actor, id: string): Promise<DocumentEntity> {
    const document = await documentById(this.dataSource.manager, id);
    if (document === null) throw new Problem(404, 'DOCUMENT_NOT_FOUND');
    if (!(await this.mayRead(actor, document))) throw new Problem(404, 'DOCUMENT_NOT_FOUND');
    return document;
  }

  private async found(
    actor: Actor,
    { subject, no }: Pick<DocumentsQuery, 'subject' | 'no'>,
    wanted: Wanted,
  ): Promise<DocumentRecord[]> {
    const { manager } = this.dataSource;
    if (subject === 'case') {
      if (!isBusinessNo(no)) throw new Problem(404, 'SUBMISSION_NOT_FOUND');
      await readableCase(manager, actor, no);
      return documentsOf(manager, ofCase(no), wanted);
    }
    if (actor.kind !== 'operator') throw new Problem(404, 'DOCUMENT_NOT_FOUND');
    const { unitId } = actor;
    if (subject === 'unit') {
      const { unit } = await unitWithBranch(manager, unitId);
      if (unit.accountNo !== no) throw new Problem(404, 'DOCUMENT_NOT_FOUND');
      return documentsOfUnit(manager, unitId, wanted);
    }
    const member = await accountOnceHere(manager, unitId, no);
    if (member === null) throw new Problem(404, 'MEMBER_NOT_FOUND');
    return documentsOfMember(manager, { unitId, accountNo: no, ...member }, wanted);
  }

  /** A unit reads its own papers; the centre those of the cases it may read. */
  private async mayRead(
    actor: Actor,
    { subjectKind, subjectNo, unitId }: DocumentEntity,
  ): Promise<boolean> {
    if (actor.kind === 'operator') return actor.unitId === unitId;
    if (subjectKind !== 'case') return false;
    const row = await findCase(this.dataSource.manager, subjectNo);
    return row !== null && mayReadCase(actor, row);
  }
}

export function documentView(row: DocumentRecord): DocumentView {
  const { id, subjectKind, subjectNo, kind, n, pages, verificationCode, createdAt } = row;
  return {
    id,
    subject: subjectKind,
    no: subjectNo,
    kind,
    title: documentTitle(kind, n),
    n,
    pages,
    verificationCode,
    createdAt: createdAt.toISOString(),
    url: `/api/documents/${id}/file`,
  };
}
