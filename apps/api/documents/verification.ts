import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { sameText } from '#libs/access/session-token';
import { businessTitle } from '#libs/businesses/registry';
import { issuedDocument } from '#libs/persistence/document-store';
import type { VerificationQuery, VerificationView } from '#apps/api/documents/document.dto';

/** Compared against when there is no such document, so that both answers take the same way. */
const NO_CODE = '-'.repeat(12);

/** Anyone holding a receipt may ask; a wrong number and a wrong code get the same answer. */
@Injectable()
export class Verification {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async of({ no, code }: VerificationQuery): Promise<VerificationView> {
    const issued = await issuedDocument(this.dataSource.manager, no, 'receipt');
    const typed = code.replace(/[\s-]/g, '').toUpperCase();
    const same = sameText(issued?.verificationCode ?? NO_CODE, typed);
    if (issued === null || !same) return { valid: false };
    return {
      valid: true,
      businessNo: no,
      title: businessTitle(issued.business),
      branch: issued.branchName,
      finishedAt: issued.finishedAt.toISOString(),
      contentHash: issued.contentHash,
      pages: issued.pages,
    };
  }
}
