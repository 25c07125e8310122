import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { Config } from '#config/config';
import { editorOf, type Actor, type OperatorActor } from '#apps/api/auth/actor';
import { Problem } from '#apps/api/problems/problem';
import { ownRegister, readableRegister } from '#apps/api/registers/register-case';
import type {
  AddRowRequest,
  ChangeRowRequest,
  DeleteRowsRequest,
  RegisterPageDto,
  RowEditedDto,
  RowsRequest,
  RowsSearchRequest,
} from '#apps/api/registers/register.dto';
import { accountOf, typedRow } from '#apps/api/registers/row-entry';
import { headView, rowView } from '#apps/api/registers/register-views';
import { DraftsService } from '#apps/api/submissions/drafts.service';
import type { RegisterBusiness } from '#libs/businesses/register-business';
import { RuleViolation } from '#libs/fund/rule-violation';
import { takeComputedAmounts } from '#libs/persistence/registers/computed-amounts';
import { databaseNow } from '#libs/persistence/database/database-clock';
import type { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import type { DraftEdit } from '#libs/persistence/cases/held-case';
import { hint } from '#libs/persistence/live/live-hints';
import type { RowOrder, RowPlace } from '#libs/persistence/registers/register-order';
import type { RowsShown } from '#libs/persistence/registers/register-filter';
import {
  countRows,
  registerRows,
  type RegisterRowRead,
} from '#libs/persistence/registers/register-queries';
import {
  addRow,
  changeRow,
  chooseRows,
  deleteRows,
  type RowChoice,
  type RowEdited,
} from '#libs/persistence/registers/register-store';
import { registerBalance } from '#libs/persistence/registers/register-balance';
import type { RegisterHead } from '#libs/persistence/registers/register-totals';
import { personKey } from '#libs/persistence/registers/register-subject';
import type { TypedValues } from '#libs/case/register';
import { inTransaction } from '#libs/persistence/database/transaction';

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
    private readonly config: Config,
  ) {}

  /** Whom a row is about, where it may be somebody without an account. */
  private readonly keyOf = (typed: TypedValues): string =>
    personKey(this.config.keyedHashSecret, typed);

  async page(actor: Actor, businessNo: string, query: RowsSearchRequest): Promise<RegisterPageDto> {
    const { manager } = this.dataSource;
    const { row, business } = await readableRegister(manager, actor, businessNo);
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
    const { registerRows: total, findings, chosenFindings, people: chosen, notes } = row;
    const shown = await this.shown(row, { only, q: query.q });
    const last = found.length > limit ? rows.at(-1) : undefined;
    const next = last === undefined ? null : tokenOf(last, order);
    const columns = [...business.columns, ...(business.decidedBy ?? [])];
    const items = rows.map((one) => rowView(columns, one));
    const { balance } = business.words;
    const balanceFen = balance === undefined ? null : await registerBalance(manager, businessNo);
    return { items, next, total, shown, findings, chosenFindings, chosen, notes, balanceFen };
  }

  /** How many rows the page is one of: the head knows it, unless somebody searches. */
  private async shown(head: SubmissionEntity, { only, q }: RowsShown): Promise<number> {
    const isSearch = q !== undefined && q !== '';
    if (!isSearch && only === undefined) return head.registerRows;
    if (!isSearch && only === 'findings') return head.findings;
    if (!isSearch && only === 'chosen') return head.people;
    return countRows(this.dataSource.manager, head.businessNo, { only, q });
  }

  async add(edit: RegisterEdit, sent: AddRowRequest): Promise<RowEditedDto> {
    return this.editRow(edit, async (manager, business, draft) => {
      const accountNo = accountOf(business, sent);
      const typed = await typedRow(manager, business, sent, { whole: true });
      return addRow(manager, business, draft, { accountNo, typed, keyOf: this.keyOf });
    });
  }

  async change(edit: RegisterEdit, rowNo: number, sent: ChangeRowRequest): Promise<RowEditedDto> {
    return this.editRow(edit, async (manager, business, draft) => {
      const typed = await typedRow(manager, business, sent, { whole: false });
      return changeRow(manager, business, draft, { rowNo, typed, keyOf: this.keyOf });
    });
  }

  /** What a search finds rests on more than the draft (a person's name): its number is confirmed with it. */
  async remove(edit: RegisterEdit, request: DeleteRowsRequest): Promise<RegisterHead> {
    const { q, only, count } = request;
    const choice = choiceOf(request);
    if ((q !== undefined || only !== undefined) && count === undefined)
      throw new RuleViolation('ROWS_COUNT_MISSING');
    return this.edit(edit, (manager, _, draft) => deleteRows(manager, draft, choice, count));
  }

  async choose(edit: RegisterEdit, request: RowsRequest, chosen: boolean): Promise<RegisterHead> {
    return this.edit(edit, (manager, _, draft) =>
      chooseRows(manager, draft, choiceOf(request), chosen),
    );
  }

  async takeComputed(edit: RegisterEdit, request: RowsRequest): Promise<RegisterHead> {
    const choice = choiceOf(request);
    return this.edit(edit, (manager, business, draft) =>
      takeComputedAmounts(manager, business, draft, choice),
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
    const { rowNo, rows, head, columns } = await this.edit(
      edit,
      async (manager, business, draft) => {
        const edited = await work(manager, business, draft);
        return { ...edited, columns: business.columns };
      },
    );
    const [row] = await registerRows(this.dataSource.manager, {
      businessNo: edit.businessNo,
      limit: 1,
      rowNo,
    });
    // Deleted between two statements by another page.
    if (row === undefined) throw new RuleViolation('ROW_NOT_FOUND');
    return { row: rowView(columns, row), rows, submission: headView(head) };
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
