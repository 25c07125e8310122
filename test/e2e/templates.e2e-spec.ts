import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Hall } from '#test/e2e/hall';
import type { HallClient } from '#test/e2e/hall-client';

let hall: Hall;
let operator: HallClient;

beforeAll(async () => {
  hall = await Hall.start();
  operator = await hall.operator();
});
afterAll(() => hall.stop());

/** What the manual has people fill in (8.2, 9.2, 12.3), by the titles of the columns. */
const COLUMNS = {
  enrolment: [
    ...['序号', '姓名', '身份证号', '婚姻状况', '手机号码', '职业', '职称', '职务', '学历'],
    ...['个人缴存基数', '个人月缴存额', '单位月缴存额'],
  ],
  unseal: ['序号', '个人账号', '姓名', '证件号码', '变更原因'],
  seal: ['序号', '个人账号', '姓名', '证件号码', '变更原因'],
  'intra-city-transfer': ['序号', '个人账号', '姓名', '证件号码'],
};

describe('批量导入: 下载模板', () => {
  it.each(Object.entries(COLUMNS))('has the columns that %s asks for', async (code, columns) => {
    const csv = await operator.get<string | Buffer>(`/api/businesses/${code}/template?format=csv`);
    const text = String(csv.body);
    for (const title of columns) expect(text).toContain(title);
    const xlsx = await operator.get(`/api/businesses/${code}/template`);
    expect(xlsx.headers.get('content-type')).toContain('spreadsheetml');
  });
});
