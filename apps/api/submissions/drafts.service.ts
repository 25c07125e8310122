import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { Config } from '#config/config';
import { editorOf, type OperatorActor } from '#apps/api/auth/actor';
import { Problem } from '#apps/api/problems/problem';
import { ownCase } from '#apps/api/submissions/case-access';
import type { FormRequest } from '#apps/api/submissions/submission.dto';
import { shapeOf } from '#apps/api/submissions/shapes';
import { CaseView } from '#apps/api/submissions/case-view';
import { businessByCode } from '#libs/businesses/registry';
import { RuleViolation } from '#libs/fund/rule-violation';
import { saveDraftHead } from '#libs/persistence/cases/draft-store';
import { holdDraftAt } from '#libs/persistence/cases/held-case';
import { hint } from '#libs/persistence/live/live-hints';
import { inTransaction } from '#libs/persistence/database/transaction';
import type { SubmissionEntity } from '#libs/persistence/entities/submission.entity';

/** Edits of a draft's head. Rows of registers have a service of their own. */
@Injectable()
export class DraftsService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly view: CaseView,
    private readonly config: Config,
  ) {}

  /** What is typed into its form. @throws Problem 412 with the newer state when another page has edited meanwhile */
  edit(
    actor: OperatorActor,
    businessNo: string,
    form: FormRequest,
    draftVersion: number,
  ): Promise<void> {
    return this.change(actor, { businessNo, draftVersion }, (manager, row) =>
      this.apply(manager, row, form),
    );
  }

  /** One transaction under the draft's lock. @throws Problem 412 as above */
  async change(
    actor: OperatorActor,
    { businessNo, draftVersion }: { businessNo: string; draftVersion: number },
    work: (manager: EntityManager, row: SubmissionEntity) => Promise<void>,
  ): Promise<void> {
    await ownCase(this.dataSource.manager, actor, businessNo);
    await this.showingNewer(actor, businessNo, () =>
      inTransaction(this.dataSource, async (manager) => {
        const edit = { businessNo, draftVersion, editor: editorOf(actor) };
        const row = await holdDraftAt(manager, edit);
        await work(manager, row);
        await saveDraftHead(manager, row);
        await hint(manager, `case/${businessNo}`, 'case');
      }),
    );
  }

  /** A stale page gets the newer state to show, and nothing is overwritten. */
  async showingNewer<T>(
    actor: OperatorActor,
    businessNo: string,
    edit: () => Promise<T>,
  ): Promise<T> {
    try {
      return await edit();
    } catch (error) {
      if (!(error instanceof RuleViolation) || error.code !== 'STALE_DRAFT') throw error;
      throw new Problem(
        412,
        'STALE_DRAFT',
        {},
        { current: await this.view.find(businessNo, actor) },
      );
    }
  }

  private async apply(
    manager: EntityManager,
    row: SubmissionEntity,
    form: FormRequest,
  ): Promise<void> {
    const business = businessByCode(row.business);
    if (business === undefined) throw new Problem(422, 'BUSINESS_NOT_OPEN');
    const { keyedHashSecret } = this.config;
    await shapeOf(business).edit({ manager, row, business, keyedHashSecret }, form);
  }
}
