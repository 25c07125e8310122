import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { sameText } from '#libs/access/session-token';
import { businessByCode, businessTitle } from '#libs/businesses/registry';
import { maskName } from '#libs/fund/masked-name';
import { memberNameOf, postedChangesOf } from '#libs/persistence/receipt-reader';
import { issuedDocument, type IssuedDocument } from '#libs/persistence/document-store';
import type { VerificationQuery, VerificationView } from '#apps/api/documents/document.dto';

/** Compared against when there is no such document, so that both answers take the same way. */
const NO_CODE = '-'.repeat(12);

/** Anyone holding a receipt may ask; a wrong number and a wrong code get the same answer. */
@Injectable()
export class Verification {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async of({ no, code }: VerificationQuery): Promise<VerificationView> {
    const issued = await issuedDocument(this.dataSource.manager, no, 'receipt');
    const same = sameText(issued?.verificationCode ?? NO_CODE, code);
    if (issued === null || !same) return { valid: false };
    return {
      valid: true,
      businessNo: no,
      title: businessTitle(issued.business),
      unitName: issued.unitName,
      unitAccountNo: issued.unitAccountNo,
      ...(await this.contentOf(issued, no)),
      branch: issued.branchName,
      finishedAt: issued.finishedAt.toISOString(),
      contentHash: issued.contentHash,
      pages: issued.pages,
    };
  }

  /** People and sums of a register; of fields which ones, and of a member who, with stars. */
  private async contentOf(
    issued: IssuedDocument,
    no: string,
  ): Promise<Pick<VerificationView, 'sums' | 'changed' | 'memberName'>> {
    const business = businessByCode(issued.business);
    if (business?.shape !== 'fields') {
      const { people, beforeFen, afterFen, effectiveMonth } = issued;
      return { sums: { people, beforeFen, afterFen, effectiveMonth: effectiveMonth ?? '' } };
    }
    const { manager } = this.dataSource;
    const posted = new Set((await postedChangesOf(manager, no)).map(({ field }) => field));
    const changed = business.fields
      .filter(({ name }) => posted.has(name))
      .map(({ label }) => label);
    const accountNo = issued.form['memberAccountNo'];
    if (typeof accountNo !== 'string') return { changed };
    return {
      changed,
      memberName: maskName(await memberNameOf(manager, issued.unitId, accountNo)),
    };
  }
}
