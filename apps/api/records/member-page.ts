import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { businessTitle, paperTitle } from '#libs/businesses/registry';
import { labelIn, type Labels } from '#libs/businesses/shown-value';
import type { Contribution } from '#libs/fund/contribution';
import { maskIdentityNumber } from '#libs/fund/identity-number';
import { assessedHere, creditedIn, monthKey } from '#libs/persistence/accounts/paid-months';
import type { UnitEntity } from '#libs/persistence/entities/unit.entity';
import {
  accountHead,
  casesOfMember,
  papersOfCases,
  postedTerms,
  type MemberCase,
  type PapersOfCase,
  type PostedTerm,
} from '#libs/persistence/records/account-history';
import { unitWithBranch } from '#libs/persistence/records/home-queries';
import {
  documentsOfCases,
  type DocumentRecord,
} from '#libs/persistence/documents/document-queries';
import { accountOnceHere } from '#libs/persistence/records/member-queries';
import { linesOfAccounts, unitLine } from '#libs/persistence/terms/term-queries';
import type { Stage } from '#libs/case/stage';
import { STAGE_TEXTS } from '#libs/texts/process.texts';
import type { Text } from '#libs/texts/text';
import { documentView } from '#apps/api/documents/documents';
import { pageOf } from '#apps/api/page-of';
import { Problem } from '#apps/api/problems/problem';
import { Dictionaries } from '#apps/api/records/dictionaries';
import { monthsHere, spanHere, type MonthHere } from '#apps/api/records/months-here';
import type {
  CasesPageQuery,
  MemberCasesPage,
  MemberCaseView,
  MemberMonth,
  MemberMonthsPage,
  MemberOverview,
  MonthsPageQuery,
} from '#apps/api/records/member-page.dto';
import { MemberReader } from '#apps/api/records/member-reader';

const WHAT_TEXTS: Readonly<Record<PostedTerm['what'], Text>> = {
  base: { zh: '缴存基数', en: 'Base' },
  status: { zh: '账户状态', en: 'Status' },
  'own-ratios': { zh: '本人缴存比例', en: 'Own ratios' },
  'unit-ratios': { zh: '单位缴存比例', en: 'The unit’s ratios' },
};

const NOTHING: Contribution = { unitFen: 0, personalFen: 0, fiscalFen: 0 };

/** The page about one member: who he is, his months in this unit, the unit's cases about him. */
@Injectable()
export class MemberPage {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly dictionaries: Dictionaries,
    private readonly members: MemberReader,
  ) {}

  async overview(unitId: number, accountNo: string): Promise<MemberOverview> {
    const { accountId } = await this.require(unitId, accountNo);
    const { manager } = this.dataSource;
    const head = await accountHead(manager, accountId);
    if (head === null) throw new Problem(404, 'MEMBER_NOT_FOUND');
    const lines = (await linesOfAccounts(manager, [accountId])).get(accountId);
    const span = spanHere(lines?.standing ?? [], unitId);
    const labels = await this.dictionaries.labels();
    const isHere = head.unitId === unitId;
    return {
      accountNo,
      name: head.name,
      idTypeText: labelIn(labels, 'id-type', head.idType),
      idNumberMasked: maskIdentityNumber(head.idNumber),
      openedOn: isHere ? head.openedOn : null,
      balanceFen: isHere ? head.balanceFen : null,
      fromMonth: span.fromMonth,
      throughMonth: span.throughMonth,
      member: isHere ? await this.members.detail(unitId, accountNo) : null,
    };
  }

  /** Newest first, from what is posted for later back to his first month here. */
  async months(
    unitId: number,
    accountNo: string,
    { after, limit }: MonthsPageQuery,
  ): Promise<MemberMonthsPage> {
    const { accountId } = await this.require(unitId, accountNo);
    const { manager } = this.dataSource;
    const { unit } = await unitWithBranch(manager, unitId);
    const posted = await postedTerms(manager, accountId, unitId);
    const lines = (await linesOfAccounts(manager, [accountId])).get(accountId);
    const months = monthsHere({
      lines: lines ?? { base: [], ownRatios: [], standing: [] },
      unitLine: await unitLine(manager, unitId),
      unit,
      lastPosted: posted.at(-1)?.fromMonth ?? null,
    });
    const wanted = months.filter(({ month }) => after === undefined || month < after);
    const labels = await this.dictionaries.labels();
    const paid = await this.paidOf(accountId, unit, wanted.slice(0, limit));
    return pageOf(
      wanted,
      limit,
      (one) => ({ ...monthView(one, posted, labels), paidFen: paid(one) }),
      ({ month }) => month,
    );
  }

  /**
   * What was paid of a month: what the books credited, less what was taken back, and of a month before the hall kept them what
   * its terms say (its opening line has no sides). Null while it is not assessed.
   */
  private async paidOf(
    accountId: number,
    unit: UnitEntity,
    shown: readonly MonthHere[],
  ): Promise<(one: MonthHere) => number | null> {
    const [first, last] = [shown.at(-1)?.month ?? '', shown[0]?.month ?? ''];
    const { manager } = this.dataSource;
    const credited = await creditedIn(manager, { accountIds: [accountId], first, last });
    const assessed = await assessedHere(manager, unit.id, { first, last });
    return ({ month, monthlyFen }) => {
      const brought = !assessed.has(month) && month <= (unit.paidThroughMonth ?? '');
      const sums = credited.get(monthKey(accountId, month));
      if (sums === undefined && !brought && !assessed.has(month)) return null;
      const { unitFen, personalFen, fiscalFen } = sums ?? NOTHING;
      return unitFen + personalFen + fiscalFen + (brought ? monthlyFen : 0);
    };
  }

  async cases(
    unitId: number,
    accountNo: string,
    { after, limit, submitted }: CasesPageQuery & { readonly submitted?: boolean },
  ): Promise<MemberCasesPage> {
    const found = await this.require(unitId, accountNo);
    const { manager } = this.dataSource;
    const rows = await casesOfMember(manager, {
      unitId,
      ...found,
      submitted,
      after,
      limit: limit + 1,
    });
    const shown = rows.slice(0, limit);
    const papers = await papersOfCases(
      manager,
      shown.map(({ businessNo }) => businessNo),
    );
    const printed = await documentsOfCases(
      manager,
      shown.map(({ businessNo }) => businessNo),
    );
    return {
      items: shown.map((row) => caseView(row, papers, printed)),
      next: rows.length > shown.length ? (shown.at(-1)?.businessNo ?? null) : null,
    };
  }

  private async require(unitId: number, accountNo: string) {
    const found = await accountOnceHere(this.dataSource.manager, unitId, accountNo);
    if (found === null) throw new Problem(404, 'MEMBER_NOT_FOUND');
    return found;
  }
}

function monthView(
  one: MonthHere,
  posted: readonly PostedTerm[],
  labels: Labels,
): Omit<MemberMonth, 'paidFen'> {
  return {
    ...one,
    statusText: labelIn(labels, 'account-status', one.status),
    posted: posted
      .filter(({ fromMonth }) => fromMonth === one.month)
      .map(({ what, businessNo, business }) => ({
        what,
        whatText: WHAT_TEXTS[what],
        businessNo,
        businessText: business === null ? null : businessTitle(business),
      })),
  };
}

function caseView(
  row: MemberCase,
  papers: readonly PapersOfCase[],
  printed: readonly DocumentRecord[],
): MemberCaseView {
  return {
    businessNo: row.businessNo,
    title: businessTitle(row.business),
    summary: { zh: row.summary, en: row.summaryEn },
    stage: row.stage,
    stageText: STAGE_TEXTS[row.stage as Stage],
    effectiveMonth: row.effectiveMonth,
    at: (row.submittedAt ?? row.openedAt).toISOString(),
    documents: printed.filter(({ subjectNo }) => subjectNo === row.businessNo).map(documentView),
    papers: papers
      .filter(({ businessNo }) => businessNo === row.businessNo)
      .map(({ paper, pages }) => ({ title: paperTitle(paper), pages })),
  };
}
