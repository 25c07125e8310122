import type { DataSource } from 'typeorm';
import { newPublicId, sha256 } from '#libs/access/session-token';
import { PersonalAccountEntity } from '#libs/persistence/entities/personal-account.entity';
import { RegisterImportEntity } from '#libs/persistence/entities/register.entity';
import {
  ScanEntity,
  ScanLinkEntity,
  ScanUploadEntity,
} from '#libs/persistence/entities/scan.entity';
import { buildCase } from '#test/builders/case.builder';

/** A draft nobody has edited yet, and who is going to. */
export interface Scene {
  readonly dataSource: DataSource;
  readonly businessNo: string;
  readonly editorId: number;
  /** An account of the unit that is in no register. */
  readonly accountNo: string;
}

const HASH = 'a'.repeat(64);
const TRANSFER = '2026112400009999';

/** The account as one that another unit has let go. */
export async function insertArrival({ dataSource, accountNo }: Scene): Promise<string> {
  await dataSource.query(
    `INSERT IGNORE INTO transfer_entry (business_no, account_id, unit_id, from_unit_id, to_unit_id, carried_forward_fen,
                                 current_year_fen, month, posted_at)
     SELECT ?, id, unit_id, 2, unit_id, 0, 0, '202611', UTC_TIMESTAMP(3) FROM personal_account WHERE account_no = ?`,
    [TRANSFER, accountNo],
  );
  return TRANSFER;
}

/** Somebody whose account another unit holds, as he is asked for. */
export async function elsewhere({ dataSource }: Scene): Promise<object> {
  const [person] = await dataSource.query<object[]>(
    `SELECT m.name, m.id_type AS idType, m.id_number AS idNumber FROM personal_account a JOIN member m ON m.id = a.member_id
      WHERE a.unit_id = 2 AND a.status = '01' ORDER BY a.id LIMIT 1`,
  );
  return person ?? {};
}

/** A draft as another operator opened it. */
export async function buildScene(
  dataSource: DataSource,
  business: string,
  editorId: number,
): Promise<Scene> {
  const account = await dataSource.manager.findOneOrFail(PersonalAccountEntity, {
    where: { unitId: 1, status: '01' },
    order: { lastBaseMonth: 'ASC', id: 'ASC' },
  });
  const { businessNo } = await buildCase(dataSource, { business, effectiveMonth: '202612' });
  return { dataSource, businessNo, editorId, accountNo: account.accountNo };
}

export async function insertRow({ dataSource, businessNo, accountNo }: Scene): Promise<void> {
  await dataSource.query(
    `INSERT INTO register_row (business_no, row_no, row_key, account_id, base_before_fen, unit_before_fen, personal_before_fen,
            fiscal_before_fen, base_after_fen, unit_after_fen, personal_after_fen, fiscal_after_fen, decided_version, chosen)
     SELECT ?, 1, id, id, base_fen, unit_fen, personal_fen, fiscal_fen, 452000, unit_fen, personal_fen, fiscal_fen, version, 1
       FROM personal_account WHERE account_no = ?`,
    [businessNo, accountNo],
  );
}

/** Another draft of the unit, whose base takes effect after months that are paid. */
export async function insertLate(scene: Scene): Promise<string> {
  const late = { business: 'base-adjustment', effectiveMonth: '202612' };
  const { businessNo } = await buildCase(scene.dataSource, late);
  await insertRow({ ...scene, businessNo });
  return businessNo;
}

/** A checked file with one good line. */
export async function insertImport({
  dataSource,
  businessNo,
  editorId,
  accountNo,
}: Scene): Promise<string> {
  const { identifiers } = await dataSource.manager.insert(RegisterImportEntity, {
    businessNo,
    operatorId: editorId,
    fileName: 'a.csv',
    contentHash: HASH,
    format: 'csv',
    state: 'checked',
    rowsRead: 1,
    rowsGood: 1,
    createdAt: new Date(),
    heartbeatAt: new Date(),
  });
  const id = String(identifiers[0]?.['id']);
  await dataSource.query(
    `INSERT INTO register_import_row (import_id, line_no, row_key, account_id, base_before_fen, unit_before_fen, personal_before_fen,
            fiscal_before_fen, base_after_fen, unit_after_fen, personal_after_fen, fiscal_after_fen, decided_version)
     SELECT ?, 2, id, id, base_fen, unit_fen, personal_fen, fiscal_fen, 452000, unit_fen, personal_fen, fiscal_fen, version
       FROM personal_account WHERE account_no = ?`,
    [id, accountNo],
  );
  return id;
}

/** A colleague's ticket, or one of a phone's link. */
export async function insertUpload(
  { dataSource, businessNo }: Scene,
  linkTokenHash: string | null = null,
  scanId: string | null = null,
): Promise<string> {
  const id = newPublicId();
  await dataSource.manager.insert(ScanUploadEntity, {
    id,
    businessNo,
    paper: 'business-licence',
    source: linkTokenHash === null ? 'computer' : 'phone',
    bytesTotal: 20,
    linkTokenHash,
    scanId,
    createdAt: new Date(),
    finishedAt: scanId === null ? null : new Date(),
  });
  return id;
}

export async function insertScan({ dataSource, businessNo }: Scene): Promise<ScanEntity> {
  return dataSource.manager.save(ScanEntity, {
    businessNo,
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
    createdAt: new Date(),
    deletedAt: null,
  });
}

/** A link the scene's editor made and a phone has opened. */
export async function insertLink({
  dataSource,
  businessNo,
  editorId,
}: Scene): Promise<{ tokenHash: string; headers: Record<string, string> }> {
  const [token, secret] = [newPublicId(), newPublicId()];
  await dataSource.manager.insert(ScanLinkEntity, {
    tokenHash: sha256(token),
    businessNo,
    operatorId: editorId,
    paper: 'business-licence',
    createdAt: new Date(),
    expiresAt: new Date(Date.now() + 600_000),
    phoneHash: sha256(secret),
    closedAt: null,
  });
  return { tokenHash: sha256(token), headers: { 'X-Scan-Token': token, 'X-Phone-Secret': secret } };
}
