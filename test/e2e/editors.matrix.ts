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
import type { RequestOptions } from '#test/e2e/hall-client';

/** A draft nobody has edited yet, and who is going to. */
export interface Scene {
  readonly dataSource: DataSource;
  readonly businessNo: string;
  readonly editorId: number;
  /** An account of the unit that is in no register. */
  readonly accountNo: string;
}

export interface EditRequest {
  /** Where it differs from the operation's own path with `businessNo` in it. */
  readonly path: string;
  readonly options: RequestOptions;
}

interface Edit {
  readonly business: 'base-adjustment' | 'unit-info-change';
  /** Puts what the endpoint needs into the tables, past every edit, and answers the request that edits. */
  arrange(scene: Scene): Promise<EditRequest>;
}

const HASH = 'a'.repeat(64);
const AT_VERSION_1 = { 'If-Match': '"1"' };
const BYTES = { 'Content-Type': 'application/octet-stream' };

/** Every endpoint that changes a draft, a register, an import or a paper. */
export const EDITING: Readonly<Record<string, Edit>> = {
  'PUT /submissions/{businessNo}/form': ofFields(({ businessNo }) =>
    json(`submissions/${businessNo}/form`, { changes: { address: '凯旋东路1号' } }),
  ),
  'POST /submissions/{businessNo}/rows': ofRegister(({ businessNo, accountNo }) =>
    json(`submissions/${businessNo}/rows`, { accountNo, baseAfterFen: 451_700 }),
  ),
  'PATCH /submissions/{businessNo}/rows/{rowNo}': ofRegister(async (scene) => {
    await insertRow(scene);
    return json(`submissions/${scene.businessNo}/rows/1`, { baseAfterFen: 451_700 });
  }),
  'DELETE /submissions/{businessNo}/rows': ofRegister(({ businessNo }) =>
    json(`submissions/${businessNo}/rows`, { rowNos: [1] }),
  ),
  'POST /submissions/{businessNo}/rows/choice': ofRegister(({ businessNo }) =>
    json(`submissions/${businessNo}/rows/choice`, { rowNos: [1], chosen: false }),
  ),
  'POST /submissions/{businessNo}/imports': ofRegister(({ businessNo }) => ({
    path: `submissions/${businessNo}/imports`,
    options: { raw: '个人账号\n1', headers: { ...BYTES, 'X-File-Name': 'a.csv' } },
  })),
  'DELETE /imports/{id}': ofRegister(async (scene) => json(`imports/${await insertImport(scene)}`)),
  'POST /imports/{id}/apply': ofRegister(async (scene) =>
    json(`imports/${await insertImport(scene)}/apply`, { rows: 'all', known: 'replace' }),
  ),
  'POST /submissions/{businessNo}/uploads': ofFields(({ businessNo }) =>
    json(`submissions/${businessNo}/uploads`, {
      paper: 'business-licence',
      bytes: 20,
      fileName: 'a.jpg',
    }),
  ),
  'PATCH /uploads/{id}': ofFields(async (scene) => chunk(`uploads/${await insertUpload(scene)}`)),
  'PATCH /scans/{id}': ofFields(async (scene) =>
    json(`scans/${(await insertScan(scene)).id}`, { position: 1 }),
  ),
  'DELETE /scans/{id}': ofFields(async (scene) => json(`scans/${(await insertScan(scene)).id}`)),
  'POST /submissions/{businessNo}/scan-links': ofFields(({ businessNo }) =>
    json(`submissions/${businessNo}/scan-links`, { paper: 'business-licence' }),
  ),
  'POST /phone/uploads': ofFields(async (scene) => {
    const { headers } = await insertLink(scene);
    return json('phone/uploads', { paper: 'business-licence', bytes: 20 }, headers);
  }),
  'PATCH /phone/uploads/{id}': ofFields(async (scene) => {
    const { headers, tokenHash } = await insertLink(scene);
    return chunk(`phone/uploads/${await insertUpload(scene, tokenHash)}`, headers);
  }),
  'DELETE /phone/scans/{id}': ofFields(async (scene) => {
    const { headers, tokenHash } = await insertLink(scene);
    const { id } = await insertScan(scene);
    await insertUpload(scene, tokenHash, id);
    return json(`phone/scans/${id}`, undefined, headers);
  }),
};

/** Every other endpoint that writes: none of them changes what a case holds. */
export const NO_EDIT: readonly string[] = [
  // Whoever opens or submits is a maker by the event itself.
  'POST /submissions',
  'POST /submissions/{businessNo}/commands',
  'POST /submissions/{businessNo}/rows/search',
  'POST /phone/open',
  'POST /phone/close',
  'POST /auth/challenge',
  'POST /auth/operator/sign-in',
  'POST /auth/staff/sign-in',
  'POST /auth/sign-out',
  'POST /auth/keep-alive',
  'POST /auth/password',
  'DELETE /auth/sessions/{publicId}',
  'DELETE /auth/sessions',
  'POST /members/search',
  'POST /members/{accountNo}/reveal',
  'POST /tasks/{id}/claim',
  'POST /tasks/{id}/release',
  'POST /messages/{id}/read',
  'POST /messages/read-all',
];

function ofFields(arrange: (scene: Scene) => EditRequest | Promise<EditRequest>): Edit {
  return { business: 'unit-info-change', arrange: async (scene) => arrange(scene) };
}

function ofRegister(arrange: (scene: Scene) => EditRequest | Promise<EditRequest>): Edit {
  return { business: 'base-adjustment', arrange: async (scene) => arrange(scene) };
}

/** A draft as another operator opened it. */
export async function buildScene(
  dataSource: DataSource,
  business: Edit['business'],
  editorId: number,
): Promise<Scene> {
  const account = await dataSource.manager.findOneOrFail(PersonalAccountEntity, {
    where: { unitId: 1, status: '01' },
    order: { lastBaseMonth: 'ASC', id: 'ASC' },
  });
  const { businessNo } = await buildCase(dataSource, { business, effectiveMonth: '202612' });
  return { dataSource, businessNo, editorId, accountNo: account.accountNo };
}

function json(path: string, body?: unknown, headers: Record<string, string> = {}): EditRequest {
  return { path, options: { body, headers: { ...AT_VERSION_1, ...headers } } };
}

function chunk(path: string, headers: Record<string, string> = {}): EditRequest {
  return {
    path,
    options: { raw: 'ten bytes.', headers: { ...BYTES, 'Upload-Offset': '0', ...headers } },
  };
}

async function insertRow({ dataSource, businessNo, accountNo }: Scene): Promise<void> {
  await dataSource.query(
    `INSERT INTO register_row (business_no, row_no, account_id, base_before_fen, unit_before_fen, personal_before_fen,
            fiscal_before_fen, base_after_fen, unit_after_fen, personal_after_fen, fiscal_after_fen, decided_version, chosen)
     SELECT ?, 1, id, base_fen, unit_fen, personal_fen, fiscal_fen, 452000, unit_fen, personal_fen, fiscal_fen, version, 1
       FROM personal_account WHERE account_no = ?`,
    [businessNo, accountNo],
  );
}

/** A checked file with one good line. */
async function insertImport({
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
    `INSERT INTO register_import_row (import_id, line_no, account_id, base_before_fen, unit_before_fen, personal_before_fen,
            fiscal_before_fen, base_after_fen, unit_after_fen, personal_after_fen, fiscal_after_fen, decided_version)
     SELECT ?, 2, id, base_fen, unit_fen, personal_fen, fiscal_fen, 452000, unit_fen, personal_fen, fiscal_fen, version
       FROM personal_account WHERE account_no = ?`,
    [id, accountNo],
  );
  return id;
}

/** A colleague's ticket, or one of a phone's link. */
async function insertUpload(
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

async function insertScan({ dataSource, businessNo }: Scene): Promise<ScanEntity> {
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
async function insertLink({
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
