import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { editorOf, type Actor, type OperatorActor } from '#apps/api/auth/actor';
import { Problem } from '#apps/api/problems/problem';
import { ownRegister, readableRegister } from '#apps/api/registers/register-case';
import type {
  AddRowRequest,
  RegisterPageDto,
  RowEditedDto,
  RowsRequest,
  RowsSearchRequest,
} from '#apps/api/registers/register.dto';
import { headView, rowView } from '#apps/api/registers/register-views';
import { DraftsService } from '#apps/api/submissions/drafts.service';
import type { RegisterBusiness } from '#libs/businesses/business';
import { RuleViolation } from '#libs/fund/rule-violation';
import { databaseNow } from '#libs/persistence/database-clock';
import type { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import type { DraftEdit } from '#libs/persistence/held-case';
import { hint } from '#libs/persistence/live-hints';
import type { RowOrder, RowPlace } from '#libs/persistence/register-order';
import type { RowsShown } from '#libs/persistence/register-filter';
import { countRows, registerRows, type RegisterRowRead } from '#libs/persistence/register-queries';
import {
  addRow,
  changeRow,
  chooseRows,
  deleteRows,
  type RowChoice,
  type RowEdited,
} from '#libs/persistence/register-store';
import type { RegisterHead } from '#libs/persistence/register-totals';
import { inTransaction } from '#libs/persistence/transaction';

/** Which draft, at which version the page shows it. */
export interface RegisterEdit {
  readonly actor: OperatorActor;
  readonly businessNo: string;
  readonly draftVersion: number;
}

/** Rows of registers, whatever the business: read by those who may read the case, edited by its unit. */
@Injectable()
export class Registers {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly drafts: DraftsService,
  ) {}

  async page(actor: Actor, businessNo: string, query: RowsSearchRequest): Promise<RegisterPageDto> {
    const { manager } = this.dataSource;
    const { row } = await readableRegister(manager, actor, businessNo);
    const { limit, order } = query;
    const only = query.only === '' ? undefined : query.only;
    const found = await registerRows(manager, {
      businessNo,
      order,
      ...(query.after === undefined ? {} : { after: placeOf(query.after, order) }),
      limit: limit + 1,
      only,
      q: query.q,
    });
    const rows = found.slice(0, limit);
    const { registerRows: total, findings, chosenFindings, people: chosen } = row;
    const shown = await this.shown(row, { only, q: query.q });
    const last = found.length > limit ? rows.at(-1) : undefined;
    const next = last === undefined ? null : tokenOf(last, order);
    return { items: rows.map(rowView), next, total, shown, findings, chosenFindings, chosen };
  }

  /** How many rows the page is one of: the head knows it, unless somebody searches. */
  private async shown(head: SubmissionEntity, { only, q }: RowsShown): Promise<number> {
    const isSearch = q !== undefined && q !== '';
    if (!isSearch && only === undefined) return head.registerRows;
    if (!isSearch && only === 'findings') return head.findings;
    if (!isSearch && only === 'chosen') return head.people;
    return countRows(this.dataSource.manager, head.businessNo, { only, q });
  }

  async add(edit: RegisterEdit, entry: AddRowRequest): Promise<RowEditedDto> {
    return this.editRow(edit, (manager, business, draft) =>
      addRow(manager, business, draft, entry),
    );
  }

  async change(edit: RegisterEdit, rowNo: number, baseAfterFen: number): Promise<RowEditedDto> {
    return this.editRow(edit, (manager, business, draft) =>
      changeRow(manager, business, draft, { rowNo, baseAfterFen }),
    );
  }

  async remove(edit: RegisterEdit, request: RowsRequest): Promise<RegisterHead> {
    return this.edit(edit, (manager, _, draft) => deleteRows(manager, draft, choiceOf(request)));
  }

  async choose(edit: RegisterEdit, request: RowsRequest, chosen: boolean): Promise<RegisterHead> {
    return this.edit(edit, (manager, _, draft) =>
      chooseRows(manager, draft, choiceOf(request), chosen),
    );
  }

  /** One transaction under the head's lock; a stale page is answered with the newer state. */
  async edit<T>(
    { actor, businessNo, draftVersion }: RegisterEdit,
    work: (manager: EntityManager, business: RegisterBusiness, draft: DraftEdit) => Promise<T>,
  ): Promise<T> {
    const { business } = await ownRegister(this.dataSource.manager, actor, businessNo);
    return this.drafts.showingNewer(actor, businessNo, () =>
      inTransaction(this.dataSource, async (manager) => {
        const now = await databaseNow(manager);
        const draft = { businessNo, draftVersion, editor: editorOf(actor), now };
        const done = await work(manager, business, draft);
        await hint(manager, `case/${businessNo}`, 'case');
        return done;
      }),
    );
  }

  private async editRow(
    edit: RegisterEdit,
    work: (
      manager: EntityManager,
      business: RegisterBusiness,
      draft: DraftEdit,
    ) => Promise<RowEdited>,
  ): Promise<RowEditedDto> {
    const { rowNo, head } = await this.edit(edit, work);
    const [row] = await registerRows(this.dataSource.manager, {
      businessNo: edit.businessNo,
      limit: 1,
      rowNo,
    });
    // Deleted between two statements by another page.
    if (row === undefined) throw new RuleViolation('ROW_NOT_FOUND');
    return { row: rowView(row), submission: headView(head) };
  }
}

/** Where a page ended, as its `next`: the row, behind it what the rows are ordered by. */
function tokenOf(row: RegisterRowRead, order: RowOrder): string {
  const rowNo = String(row.rowNo);
  return order === 'row' ? rowNo : `${rowNo}:${row.orderValue}`;
}

/** @throws Problem SHAPE_INVALID for the `next` of another order: rows would be left out in silence */
function placeOf(token: string, order: RowOrder): RowPlace {
  const [rowNo, value] = token.split(':');
  if ((order === 'row') !== (value === undefined))
    throw new Problem(
      400,
      'SHAPE_INVALID',
      {},
      { errors: [{ field: 'after', code: 'SHAPE_MALFORMED' }] },
    );
  return { rowNo: Number(rowNo), value: value ?? '0' };
}

/** @throws RuleViolation for two choices at once, which is meant is not guessed; or a search for nothing */
function choiceOf({ all, allBut, only, q, rowNos }: RowsRequest): RowChoice {
  const isShown = allBut !== undefined || only !== undefined || q !== undefined;
  if ([all === true, isShown, rowNos !== undefined].filter(Boolean).length > 1)
    throw new RuleViolation('ROWS_CHOSEN_TWICE');
  if (q === '') throw new RuleViolation('NO_ROW_CHOSEN');
  if (all === true || isShown) return { all: true, but: allBut ?? [], only, q };
  return { rowNos: rowNos ?? [] };
}
