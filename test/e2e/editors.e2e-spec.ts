import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MeView } from '#apps/api/auth/auth.dto';
import { openApiDocument } from '#apps/api/open-api/open-api';
import { EDITING, NO_EDIT } from '#test/e2e/editors.matrix';
import { buildScene, type Scene } from '#test/e2e/editors.scene';
import { Hall, UNIT_ONE } from '#test/e2e/hall';
import type { Answer, HallClient } from '#test/e2e/hall-client';
import { operationsOf } from '#test/e2e/open-api-operations';

let hall: Hall;
let editor: HallClient;
let editorId: number;

beforeAll(async () => {
  hall = await Hall.start();
  editor = await hall.operator(UNIT_ONE, 'operator2');
  editorId = (await editor.get<MeView>('/api/auth/me')).body.id;
});
afterAll(() => hall.stop());

const sceneOf = (name: string) =>
  buildScene(hall.dataSource, EDITING[name]?.business ?? 'unit-info-change', editorId);

async function send(name: string, path: string, options: object): Promise<Answer> {
  const [method = ''] = name.split(' ');
  // The phone has no session: the link alone says who answers for what it sends.
  const client = path.startsWith('phone/') ? hall.client() : editor;
  return client.send(method, `/api/${path}`, options);
}

async function editorsNoted({ businessNo }: Scene): Promise<number[]> {
  const rows = await hall.dataSource.query<{ id: number }[]>(
    'SELECT operator_id AS id FROM submission_editor WHERE business_no = ? ORDER BY id',
    [businessNo],
  );
  return rows.map(({ id }) => id);
}

describe('the editors of a case', () => {
  it('are asked of every endpoint that writes: a new one says here whether it changes what a case holds', () => {
    const writing = operationsOf(openApiDocument(hall.app)).filter(
      ({ method }) => method !== 'GET',
    );
    const named = [...Object.keys(EDITING), ...NO_EDIT].sort();
    expect(writing.map(({ name }) => name).sort()).toEqual(named);
  });

  it.each(Object.keys(EDITING))('are noted by %s', async (name) => {
    const scene = await sceneOf(name);
    const request = await EDITING[name]?.arrange(scene);
    expect(await editorsNoted(scene)).toEqual([]);
    const answer = await send(name, request?.path ?? '', request?.options ?? {});
    expect([answer.body, answer.status < 300]).toEqual([answer.body, true]);
    expect(await editorsNoted(scene)).toEqual([editorId]);
  });

  it.each(Object.keys(EDITING))('are not noted when %s comes too late', async (name) => {
    const scene = await sceneOf(name);
    const request = await EDITING[name]?.arrange(scene);
    await hall.dataSource.query(
      "UPDATE submission SET stage = 'approval', edited_at = NULL WHERE business_no = ?",
      [scene.businessNo],
    );
    const answer = await send(name, request?.path ?? '', request?.options ?? {});
    expect([answer.status, answer.body.code]).toEqual([
      422,
      expect.stringMatching(/^NOT_(EDITABLE|IN_THIS_STAGE)$/),
    ]);
    expect(await editorsNoted(scene)).toEqual([]);
  });

  it('are also those whose file a colleague takes', async () => {
    const bringer = await hall.operator(UNIT_ONE, 'operator1');
    const bringerId = (await bringer.get<MeView>('/api/auth/me')).body.id;
    const scene = await buildScene(hall.dataSource, 'base-adjustment', bringerId);
    const request = await EDITING['POST /imports/{id}/apply']?.arrange(scene);
    const taken = await editor.send('POST', `/api/${request?.path ?? ''}`, request?.options ?? {});
    expect(taken.status).toBe(200);
    expect(await editorsNoted(scene)).toEqual([bringerId, editorId].sort((a, b) => a - b));
  });

  it('of a link made before its maker was written down are unknown, and it is closed', async () => {
    const scene = await sceneOf('POST /phone/uploads');
    const request = await EDITING['POST /phone/uploads']?.arrange(scene);
    await hall.dataSource.query('UPDATE scan_link SET operator_id = NULL WHERE business_no = ?', [
      scene.businessNo,
    ]);
    const answer = await send('POST /phone/uploads', request?.path ?? '', request?.options ?? {});
    expect([answer.status, answer.body.code]).toEqual([410, 'SCAN_LINK_CLOSED']);
    expect(await editorsNoted(scene)).toEqual([]);
  });
});
