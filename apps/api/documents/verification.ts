import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { sameText } from '#libs/access/session-token';
import { businessTitle } from '#libs/businesses/registry';
import { issuedDocuments, type IssuedDocument } from '#libs/persistence/documents/document-store';
import type { VerificationQuery, VerificationView } from '#apps/api/documents/document.dto';
import { contentOf } from '#apps/api/documents/verified-content';
import { slipContentOf } from '#apps/api/documents/verified-slip';

/** Compared against when there is no such document, so that both answers take the same way. */
const NO_CODE = '-'.repeat(12);
/** Anyone holding a receipt may ask; a wrong number and a wrong code get the same answer. */
@Injectable()
export class Verification {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async of({ no, code }: VerificationQuery): Promise<VerificationView> {
    const issued = await this.issued(no, code);
    if (issued === null) return { valid: false };
    return {
      valid: true,
      businessNo: no,
      title: businessTitle(issued.business),
      unitName: issued.unitName,
      unitAccountNo: issued.unitAccountNo,
      ...(await contentOf(this.dataSource.manager, issued, no)),
      ...(await slipContentOf(this.dataSource.manager, issued, no)),
      branch: issued.branchName,
      finishedAt: issued.finishedAt.toISOString(),
      contentHash: issued.contentHash,
      pages: issued.pages,
    };
  }

  /** The receipt of a case or a slip of a month, whichever the code is printed on. A number without any is compared too. */
  private async issued(no: string, code: string): Promise<IssuedDocument | null> {
    const printed = await issuedDocuments(this.dataSource.manager, no);
    const codes = printed.length === 0 ? [NO_CODE] : printed.map((one) => one.verificationCode);
    const same = codes.map((one) => sameText(one, code));
    return printed.find((_, at) => same[at]) ?? null;
  }
}
