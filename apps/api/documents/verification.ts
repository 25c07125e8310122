import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { sameText } from '#libs/access/session-token';
import { registerSums, type SumWords } from '#libs/businesses/register-sums';
import { businessByCode, businessTitle } from '#libs/businesses/registry';
import { maskName } from '#libs/fund/masked-name';
import { memberNameOf, postedChangesOf } from '#libs/persistence/documents/receipt-queries';
import { issuedDocuments, type IssuedDocument } from '#libs/persistence/documents/document-store';
import { registerBalance } from '#libs/persistence/registers/register-balance';
import { registerRows } from '#libs/persistence/registers/register-queries';
import { PEOPLE } from '#libs/texts/receipt.texts';
import type {
  VerificationQuery,
  VerificationView,
  VerifiedRegisterView,
} from '#apps/api/documents/document.dto';

/** Compared against when there is no such document, so that both answers take the same way. */
const NO_CODE = '-'.repeat(12);
/** Enough to see that somebody was put on the paper, or another in his place. */
const NAMES_MAX = 20;

/** An assessment has no register of rows; its people and sum are the head's. */
const ASSESSMENT_WORDS: SumWords = {
  month: { zh: '汇缴年月', en: 'Month assessed' },
  people: { zh: '汇缴人数', en: 'People assessed' },
  after: { zh: '汇缴金额', en: 'Amount assessed' },
};

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
      ...(await this.contentOf(issued, no)),
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

  /** What a register did; of fields which ones, and of a member who, with stars. */
  private async contentOf(
    issued: IssuedDocument,
    no: string,
  ): Promise<Pick<VerificationView, 'register' | 'changed' | 'memberName'>> {
    const business = businessByCode(issued.business);
    if (business === undefined || business.shape === 'request') return {};
    if (business.shape !== 'fields') {
      const words = business.shape === 'register' ? business.words : ASSESSMENT_WORDS;
      return { register: await this.registerOf(words, issued, no) };
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

  private async registerOf(
    words: SumWords,
    { people, beforeFen, afterFen, effectiveMonth }: IssuedDocument,
    no: string,
  ): Promise<VerifiedRegisterView> {
    const { manager } = this.dataSource;
    const balanceFen = words.balance === undefined ? 0 : await registerBalance(manager, no);
    const rows = await registerRows(manager, { businessNo: no, only: 'chosen', limit: NAMES_MAX });
    return {
      peopleLabel: words.people ?? PEOPLE,
      people,
      monthLabel: words.month,
      effectiveMonth: effectiveMonth ?? '',
      amounts: registerSums(words, { beforeFen, afterFen, balanceFen }),
      // Whoever has several rows is named once.
      names: [...new Set(rows.map(({ accountNo, name }) => `${accountNo}/${name}`))].map((one) =>
        maskName(one.slice(one.indexOf('/') + 1)),
      ),
    };
  }
}
