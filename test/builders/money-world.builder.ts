import type { DataSource } from 'typeorm';
import { weighMonth } from '#activities/acts/weigh-month';
import { weighRegister } from '#activities/acts/weigh-register';
import { baseAdjustment } from '#libs/businesses/base-adjustment/base-adjustment.business';
import { enrolment } from '#libs/businesses/enrolment/enrolment.business';
import { intraCityTransfer } from '#libs/businesses/intra-city-transfer/intra-city-transfer.business';
import type { RegisterBusiness } from '#libs/businesses/register-business';
import { seal } from '#libs/businesses/seal/seal.business';
import { supplementaryContribution } from '#libs/businesses/supplementary-contribution/supplementary-contribution.business';
import { unseal } from '#libs/businesses/unseal/unseal.business';
import { nextToAssess } from '#libs/fund/due-month';
import { addMonths } from '#libs/fund/month';
import { allocate } from '#libs/persistence/assessments/allocation-store';
import { dueToAllocate, waitingForMoney } from '#libs/persistence/assessments/assessment-queries';
import { assess, deleteAssessment } from '#libs/persistence/assessments/assessment-store';
import { nextBusinessNo } from '#libs/persistence/cases/business-number';
import { inTransaction } from '#libs/persistence/database/transaction';
import { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import { UnitEntity } from '#libs/persistence/entities/unit.entity';
import { postRegister } from '#libs/persistence/postings/register-posting';
import { addRow } from '#libs/persistence/registers/register-store';
import { personKey } from '#libs/persistence/registers/register-subject';
import type { TypedValues } from '#libs/case/register';
import { numberOf, TYPED } from '#test/builders/enrolled.builder';
import { ENROLMENT_SECRET } from '#test/builders/enrolment.builder';
import type { MoneyAct } from '#test/builders/money-acts';
import { moneyAtTheBank } from '#test/builders/money-at-the-bank.builder';
import { editRegister } from '#test/builders/register-edit.builder';
import { REGISTER_NOW, registerDraft, registerUnit } from '#test/builders/register.builder';
import { withdrawn } from '#test/builders/withdrawal.builder';

const now = REGISTER_NOW;
const keyOf = (typed: TypedValues): string => personKey(ENROLMENT_SECRET, typed);
const MEMBERS = 3;

type Act<Name extends MoneyAct['act']> = MoneyAct & { readonly act: Name };
type Doers = { readonly [Name in MoneyAct['act']]: (act: Act<Name>) => Promise<boolean> };

interface Row {
  readonly accountNo?: string;
  readonly typed: TypedValues;
}

/** Two small units and what people, the bank and the system do to their money, without cases and engine. */
export async function moneyWorld(dataSource: DataSource) {
  const units = [await registerUnit(dataSource, MEMBERS), await registerUnit(dataSource, MEMBERS)];
  const unitAt = (at: number) => units[at % units.length] ?? Promise.reject(new Error('no unit'));
  await dataSource.query("UPDATE parameter SET value = '6' WHERE name = 'months-ahead'");
  const bank = await moneyAtTheBank(dataSource, units);
  let postings = 0;

  const unitNow = async (at: number) =>
    dataSource.manager.findOneByOrFail(UnitEntity, { id: (await unitAt(at)).unitId });

  /** An account that is or was in the unit; any of the world's where there are too few. */
  async function accountAt(unit: number, member: number): Promise<string> {
    const { unitId } = await unitAt(unit);
    const rows: { accountNo: string }[] = await dataSource.query(
      'SELECT account_no AS accountNo FROM personal_account WHERE unit_id = ? ORDER BY id',
      [unitId],
    );
    return rows[member % Math.max(1, rows.length)]?.accountNo ?? '';
  }

  /** Entered, weighed as a submit weighs it, and posted: all of it or, where somebody refuses, nothing. */
  async function posted(
    business: RegisterBusiness,
    unit: number,
    { month = null, head = {}, row }: { month?: string | null; head?: TypedValues; row: Row },
  ): Promise<boolean> {
    const { unitId } = await unitAt(unit);
    const businessNo = await inTransaction(dataSource, nextBusinessNo);
    await registerDraft(dataSource, unitId, {
      business_no: businessNo,
      business: business.code,
      effective_month: month,
      form: JSON.stringify({ head }),
    });
    await editRegister(dataSource, businessNo, (manager, edit) =>
      addRow(manager, business, edit, { ...row, keyOf }),
    );
    await inTransaction(dataSource, async (manager) => {
      const found = await manager.findOneByOrFail(SubmissionEntity, { businessNo });
      const submitting = { now, restNo: null, keyedHashSecret: ENROLMENT_SECRET };
      await weighRegister(manager, found, business, submitting);
      await manager.query(
        "UPDATE submission SET stage = 'posting', effective_month = ? WHERE business_no = ?",
        [found.effectiveMonth, businessNo],
      );
      await manager.query(
        `INSERT INTO submission_event (business_no, seq, kind, stage, actor_kind, actor_id, request_id, at, event,
                previous_hash, hash) VALUES (?, 2, 'submit', 'posting', 'operator', 1, '', ?, '{}', '', '')`,
        [businessNo, now],
      );
      await postRegister(manager, business, businessNo, now);
      await manager.query("UPDATE submission SET stage = 'completed' WHERE business_no = ?", [
        businessNo,
      ]);
    });
    return true;
  }

  async function changed(
    business: RegisterBusiness,
    { unit, member, ahead }: { unit: number; member: number; ahead: number },
    typed: TypedValues,
  ): Promise<boolean> {
    const month = addMonths(nextToAssess(await unitNow(unit)), ahead);
    const row = { accountNo: await accountAt(unit, member), typed };
    return posted(business, unit, { month, row });
  }

  /** Each month a transaction of its own, under one notice. */
  async function assessed({ unit, months }: Act<'assess'>): Promise<boolean> {
    const noticeNo = await inTransaction(dataSource, nextBusinessNo);
    for (let count = 0; count < months; count += 1) {
      const { id: unitId, ...marks } = await unitNow(unit);
      const month = nextToAssess(marks);
      const businessNo = await inTransaction(dataSource, nextBusinessNo);
      await registerDraft(dataSource, unitId, {
        business_no: businessNo,
        business: 'remittance',
        effective_month: month,
        stage: 'collecting',
      });
      await inTransaction(dataSource, async (manager) => {
        const found = await manager.findOneByOrFail(SubmissionEntity, { businessNo });
        await weighMonth(manager, found, { now, restNo: null, keyedHashSecret: '' });
        await assess(manager, { businessNo, unitId, month, noticeNo, now });
      });
    }
    return true;
  }

  async function deleted({ unit }: Act<'delete'>): Promise<boolean> {
    const { unitId } = await unitAt(unit);
    const [newest]: { businessNo: string }[] = await dataSource.query(
      `SELECT business_no AS businessNo FROM assessment WHERE unit_id = ? AND allocated_at IS NULL AND deleted_at IS NULL
        ORDER BY kind DESC, month DESC LIMIT 1`,
      [unitId],
    );
    if (newest === undefined) return false;
    await inTransaction(dataSource, (manager) =>
      deleteAssessment(manager, { ...newest, unitId, now }),
    );
    return true;
  }

  async function allocated({ unit }: Act<'allocate'>): Promise<boolean> {
    const { unitId } = await unitAt(unit);
    const [due] = await dueToAllocate(dataSource.manager, unitId);
    if (due === undefined) return false;
    postings += 1;
    const allocation = { businessNo: due.businessNo, unitId, seq: 2 + postings, now };
    await inTransaction(dataSource, (manager) => allocate(manager, allocation));
    return true;
  }

  /** What has its turn: what is full is credited, what is open is paid, else the next month is assessed. */
  async function onward({ unit }: Act<'onward'>): Promise<boolean> {
    if (await allocated({ act: 'allocate', unit })) return true;
    const { unitId } = await unitAt(unit);
    const [open] = await waitingForMoney(dataSource.manager, unitId);
    if (open === undefined) return assessed({ act: 'assess', unit, months: 1 });
    await bank.paysFor(open.noticeNo);
    return true;
  }

  /** Of those who have something. */
  async function paidOut({ unit, member, part: parts }: Act<'withdraw'>): Promise<boolean> {
    const { unitId } = await unitAt(unit);
    const rows: { id: number; fen: string }[] = await dataSource.query(
      'SELECT id, balance_fen AS fen FROM personal_account WHERE unit_id = ? AND balance_fen > 0 ORDER BY id',
      [unitId],
    );
    const account = rows[member % Math.max(1, rows.length)];
    if (account === undefined) return false;
    const part = (BigInt(account.fen) + BigInt(parts) - 1n) / BigInt(parts);
    await withdrawn(dataSource, { unitId, accountId: account.id }, part);
    return true;
  }

  async function shortOf({ unit, member, part, again }: Act<'pay-out-and-take-back'>) {
    const isShort =
      (await creditedNext(unit)) && (await paidOut({ act: 'withdraw', unit, member, part }));
    if (!isShort || !(await bank.takesBackNewest())) return false;
    return again ? creditedNext(unit) : true;
  }

  /** A month that is not assessed yet needs two steps before. */
  async function creditedNext(unit: number): Promise<boolean> {
    for (let step = 0; step < 3; step += 1)
      if (await allocated({ act: 'allocate', unit })) return true;
      else await onward({ act: 'onward', unit });
    return false;
  }

  async function enrolled({ unit, person }: Act<'enrol'>): Promise<boolean> {
    const { unitId } = await unitAt(unit);
    const place = String(unitId % 28).padStart(2, '0');
    const idNumber = numberOf(`410302199101${place}${String(person + 1).padStart(3, '0')}`);
    const typed = { ...TYPED, idNumber, unitTypedFen: 48_000 };
    return posted(enrolment, unit, { row: { typed } });
  }

  async function madeGood(act: Act<'make-good'>): Promise<boolean> {
    const { unit, member, back, kind, yuan } = act;
    const { paidThroughMonth } = await unitNow(unit);
    const amount: TypedValues = {
      '01': {},
      '02': { newBaseFen: 500_000 + yuan * 1_000 },
      '03': { totalTypedFen: yuan * 100 },
    }[kind];
    const typed = {
      supplementReason: '06',
      supplementKind: kind,
      month: addMonths(paidThroughMonth ?? '', -back),
      ...amount,
    };
    const row = { accountNo: await accountAt(unit, member), typed };
    return posted(supplementaryContribution, unit, { row });
  }

  const doers: Doers = {
    ...bank.acts,
    onward,
    assess: assessed,
    delete: deleted,
    allocate: allocated,
    base: (act) => changed(baseAdjustment, act, { baseAfterFen: act.yuan * 100 }),
    seal: (act) => changed(seal, act, { reason: '01' }),
    unseal: (act) => changed(unseal, act, { reason: '01' }),
    transfer: async ({ unit, member }) =>
      posted(intraCityTransfer, unit, {
        month: nextToAssess(await unitNow(unit)),
        head: { targetAccountNo: (await unitAt(unit + 1)).accountNo },
        row: { accountNo: await accountAt(unit, member), typed: {} },
      }),
    enrol: enrolled,
    withdraw: paidOut,
    'pay-out-and-take-back': shortOf,
    'make-good': madeGood,
  };

  return {
    /** @returns false where there is nothing to do it to; @throws RuleViolation where it is refused */
    do: <Name extends MoneyAct['act']>(act: Act<Name>): Promise<boolean> =>
      (doers[act.act] as (one: Act<Name>) => Promise<boolean>)(act),
  };
}
