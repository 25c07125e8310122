import { randomUUID } from 'node:crypto';
import type { DataSource, QueryDeepPartialEntity } from 'typeorm';
import { newPublicId } from '#libs/access/session-token';
import { insertAssessment } from '#test/e2e/assessment-object';
import { insertDocument } from '#test/e2e/document-object';
import { insertPayments } from '#test/e2e/payment-objects';
import { businessNoOf } from '#libs/persistence/cases/business-number';
import { AuditEntryEntity } from '#libs/persistence/entities/access.entity';
import { PersonalAccountEntity } from '#libs/persistence/entities/personal-account.entity';
import { BankReceiptEntity } from '#libs/persistence/entities/receipt.entity';
import {
  RegisterImportEntity,
  RegisterRowEntity,
} from '#libs/persistence/entities/register.entity';
import { UnitFlowEntity } from '#libs/persistence/entities/unit-flow.entity';
import { ScanEntity, ScanUploadEntity } from '#libs/persistence/entities/scan.entity';
import { CommandEntity, SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import { MessageEntity, TaskEntity } from '#libs/persistence/entities/task.entity';

/** Path parameters by endpoint family: 'tasks/{id}' and 'scans/{id}' are different things. */
export type ObjectIds = Readonly<Record<string, string>>;

const CASE = businessNoOf('20261124', 1);
const NO_CASE = businessNoOf('20261124', 9_999_999);
const HASH = 'a'.repeat(64);

/** Ids of things that never existed. */
export const ABSENT: ObjectIds = {
  businessNo: NO_CASE,
  rowNo: '99',
  code: 'base-adjustment',
  month: '202611',
  accountNo: '99999999999',
  query: 'unit-changes',
  requestId: '7b1c3a56-0000-4000-8000-000000000000',
  publicId: '0'.repeat(26),
  'tasks/id': '99999999',
  'messages/id': '99999999',
  'scans/id': '99999999',
  'imports/id': '99999999',
  noticeNo: NO_CASE,
  orderNo: NO_CASE,
  'receipts/id': '99999999',
  'instruments/id': '99999999',
  'bank-accounts/code': 'no-such',
  'flow-entries/id': '99999999',
  'documents/id': '99999999',
  'uploads/id': '0'.repeat(26),
};

/** One of each thing of the first unit, at branch 01, straight in the tables: rights need no running process. */
export async function createObjects(
  dataSource: DataSource,
  operatorId: number,
): Promise<ObjectIds> {
  const { manager } = dataSource;
  const at = new Date();
  const account = await manager.findOneOrFail(PersonalAccountEntity, {
    where: { unitId: 1 },
    order: { id: 'ASC' },
  });
  await manager.insert(SubmissionEntity, submission(operatorId, at));
  await manager.insert(RegisterRowEntity, registerRow(account.id));
  await insertAssessment(manager, CASE, at);
  const task = await manager.insert(TaskEntity, {
    businessNo: CASE,
    business: 'base-adjustment',
    round: 1,
    level: 0,
    role: 'first-reviewer',
    branchCode: '01',
    unitId: 1,
    state: 'open',
    claimedBy: null,
    claimedAt: null,
    createdAt: at,
    dueAt: null,
    closedAt: null,
  });
  const message = await manager.insert(MessageEntity, {
    recipientKind: 'operator',
    recipientId: operatorId,
    businessNo: CASE,
    eventSeq: 1,
    business: 'base-adjustment',
    textKey: 'test',
    text: '测试',
    textEn: 'test',
    channel: 'hall',
    createdAt: at,
    readAt: null,
  });
  const scan = await manager.insert(ScanEntity, {
    businessNo: CASE,
    paper: 'business-licence',
    position: 1,
    contentType: 'image/jpeg',
    contentHash: HASH,
    thumbnailHash: HASH,
    bytes: 1,
    width: 1,
    height: 1,
    pages: 1,
    source: 'computer',
    createdAt: at,
    deletedAt: null,
  });
  const imported = await manager.insert(RegisterImportEntity, {
    businessNo: CASE,
    operatorId,
    fileName: 'a.xlsx',
    contentHash: HASH,
    format: 'xlsx',
    state: 'checked',
    refusalCode: null,
    refusalDetails: null,
    createdAt: at,
    heartbeatAt: at,
  });
  const receipt = await manager.insert(BankReceiptEntity, {
    bankAccount: '01',
    serial: 'RIGHTS1',
    bookedOn: '2026-11-24',
    valueOn: '2026-11-24',
    fen: 1,
    payerName: '',
    payerAccount: '',
    remark: '',
    summary: '',
    state: 'suspense',
    receivedAt: at,
  });
  const paperId = await insertPayments(manager, CASE, operatorId, at);
  const entry = await manager.insert(UnitFlowEntity, {
    entryKey: 'rights',
    unitId: 1,
    postingDay: '2026-11-24',
    type: '05',
    voucherId: null,
    businessNo: CASE,
    amountFen: 0,
    interestFen: 0,
    headcount: 1,
  });
  const documentId = await insertDocument(manager, CASE, at);
  const upload = newPublicId();
  await manager.insert(ScanUploadEntity, {
    id: upload,
    businessNo: CASE,
    paper: 'business-licence',
    source: 'computer',
    bytesTotal: 10,
    linkTokenHash: null,
    scanId: null,
    createdAt: at,
    finishedAt: null,
  });
  const requestId = randomUUID();
  await manager.insert(CommandEntity, {
    requestId,
    businessNo: CASE,
    verb: 'submit',
    actorKind: 'operator',
    actorId: operatorId,
    bodyDigest: HASH,
    body: {},
    createdAt: at,
    sendAfter: at,
    outcomeAt: at,
  });
  return {
    businessNo: CASE,
    rowNo: '1',
    code: 'base-adjustment',
    month: '202611',
    accountNo: account.accountNo,
    query: 'unit-changes',
    requestId,
    'tasks/id': idOf(task.identifiers),
    'messages/id': idOf(message.identifiers),
    'scans/id': idOf(scan.identifiers),
    'imports/id': idOf(imported.identifiers),
    noticeNo: CASE,
    orderNo: CASE,
    'receipts/id': idOf(receipt.identifiers),
    'instruments/id': paperId,
    'bank-accounts/code': '01',
    'flow-entries/id': idOf(entry.identifiers),
    'documents/id': documentId,
    'uploads/id': upload,
  };
}

/** What a probe must not have left behind: foreign numbers looked at. */
export async function revealsOf(dataSource: DataSource): Promise<number> {
  return dataSource.manager.countBy(AuditEntryEntity, { act: 'revealed' });
}

function submission(operatorId: number, at: Date): QueryDeepPartialEntity<SubmissionEntity> {
  const maker = { kind: 'operator', id: operatorId, person: 1001 } as const;
  return {
    businessNo: CASE,
    business: 'base-adjustment',
    unitId: 1,
    branchCode: '01',
    initiatorId: operatorId,
    stage: 'draft',
    seq: 1,
    formVersion: 1,
    rulesVersion: 1,
    effectiveMonth: '202612',
    openedAt: at,
    submittedAt: null,
    finishedAt: null,
    form: { effectiveMonth: '202612' },
    state: {
      ...{ seq: 1, stage: 'draft', level: 0, round: 0 },
      plan: { levels: [], papers: [] },
      makers: [maker],
      deciders: [],
    },
  };
}

function registerRow(accountId: number): Partial<RegisterRowEntity> {
  return {
    businessNo: CASE,
    rowNo: 1,
    rowKey: String(accountId),
    accountId,
    baseBeforeFen: 500_000,
    unitBeforeFen: 60_000,
    personalBeforeFen: 60_000,
    fiscalBeforeFen: 0,
    baseAfterFen: 600_000,
    unitAfterFen: 72_000,
    personalAfterFen: 72_000,
    fiscalAfterFen: 0,
    decidedVersion: 1,
    findingCode: null,
    findingDetails: null,
    importId: null,
  };
}

function idOf([first]: readonly object[]): string {
  return first !== undefined && 'id' in first ? String(first.id) : '';
}
