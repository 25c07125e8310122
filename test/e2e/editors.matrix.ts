import type { RequestOptions } from '#test/e2e/hall-client';
import {
  elsewhere,
  insertArrival,
  insertLate,
  insertImport,
  insertLink,
  insertRow,
  insertScan,
  insertUpload,
  type Scene,
} from '#test/e2e/editors.scene';

export interface EditRequest {
  /** Where it differs from the operation's own path with `businessNo` in it. */
  readonly path: string;
  readonly options: RequestOptions;
}

interface Edit {
  readonly business:
    | 'base-adjustment'
    | 'supplementary-contribution'
    | 'transfer-request'
    | 'unit-info-change'
    | 'unseal';
  /** Puts what the endpoint needs into the tables, past every edit, and answers the request that edits. */
  arrange(scene: Scene): Promise<EditRequest>;
}

const AT_VERSION_1 = { 'If-Match': '"1"' };
const BYTES = { 'Content-Type': 'application/octet-stream' };

/** Every endpoint that changes a draft, a register, an import or a paper. */
export const EDITING: Readonly<Record<string, Edit>> = {
  'PUT /submissions/{businessNo}/form': ofFields(({ businessNo }) =>
    json(`submissions/${businessNo}/form`, { changes: { address: '凯旋东路1号' } }),
  ),
  'PUT /submissions/{businessNo}/person': {
    business: 'transfer-request',
    arrange: async (scene) =>
      json(`submissions/${scene.businessNo}/person`, await elsewhere(scene)),
  },
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
  'POST /submissions/{businessNo}/rows/computed-amounts': ofRegister(({ businessNo }) =>
    json(`submissions/${businessNo}/rows/computed-amounts`, { rowNos: [1] }),
  ),
  'POST /submissions/{businessNo}/rows/everybody': ofRegister(({ businessNo }) =>
    json(`submissions/${businessNo}/rows/everybody`, { baseAfterFen: 451_700 }),
  ),
  'POST /submissions/{businessNo}/rows/offered': ofUnseal(async (scene) => {
    const offerNo = await insertArrival(scene);
    return json(`submissions/${scene.businessNo}/rows/offered`, { offerNo });
  }),
  'POST /submissions/{businessNo}/rows/missed': {
    business: 'supplementary-contribution',
    arrange: async (scene) => {
      const lateNo = await insertLate(scene);
      return json(`submissions/${scene.businessNo}/rows/missed`, { lateNo, missedFrom: '202610' });
    },
  },
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
  'POST /office/members/search',
  'POST /office/members/sheet',
  'POST /office/members/{accountNo}/reveal',
  'POST /members/{accountNo}/reveal',
  'POST /tasks/{id}/claim',
  'POST /tasks/{id}/release',
  'POST /receipts/{id}/claim',
  'POST /receipts/{id}/claim-reversal',
  'POST /receipts/{id}/decision',
  'POST /receipts/{id}/take-back',
  'POST /receipts/{id}/treasury-list',
  'POST /receipts/{id}/withdrawal',
  'POST /bank-accounts/{code}/statements',
  'POST /bank-accounts/{code}/statements/check',
  'POST /bank/notifications',
  'POST /bank/debit-answers',
  'POST /instruments',
  'POST /instruments/{id}/clearing',
  'POST /instruments/{id}/bounce',
  'POST /debit-orders/{orderNo}/acceptance',
  'POST /debit-orders/{orderNo}/refusal',
  'PUT /payment-notices/{noticeNo}/way',
  'POST /payment-notices/{noticeNo}/balance-payments',
  'POST /payment-notices/{noticeNo}/debit-orders',
  'POST /assessments',
  'PUT /automatic-assessment',
  'POST /assessments/{businessNo}/lines/search',
  'POST /assessments/{businessNo}/balance-payments',
  'POST /assessments/{businessNo}/releases',
  'POST /messages/{id}/read',
  'POST /messages/read-all',
];

function ofFields(arrange: (scene: Scene) => EditRequest | Promise<EditRequest>): Edit {
  return { business: 'unit-info-change', arrange: async (scene) => arrange(scene) };
}

function ofRegister(arrange: (scene: Scene) => EditRequest | Promise<EditRequest>): Edit {
  return { business: 'base-adjustment', arrange: async (scene) => arrange(scene) };
}

function ofUnseal(arrange: (scene: Scene) => EditRequest | Promise<EditRequest>): Edit {
  return { business: 'unseal', arrange: async (scene) => arrange(scene) };
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
